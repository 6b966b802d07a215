import fs from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor, type ImportDeclaration, type Program, type VisitorObject } from 'oxc-parser';

/** A file of TypeScript or JavaScript, parsed. */
export interface Source {
  /** Path within the tree, with forward slashes: `src/roll/members/rules.ts`. */
  readonly path: string;
  readonly text: string;
  readonly program: Program;
  readonly imports: readonly Import[];
}

/** One mention of another module. */
export interface Import {
  /** As it is written: `../index.ts`, `kysely`. */
  readonly specifier: string;
  /** The path within the tree of a module of our own; null for a package. */
  readonly to: string | null;
  readonly line: number;
  readonly typeOnly: boolean;
  /** The names that are taken, as the other module calls them; `*` for all. */
  readonly names: readonly string[];
  /** True when the names are handed on: `export { … } from`. */
  readonly handedOn: boolean;
}

/** Every source file below the given folders, in the order of their paths. Folders that are not there are passed over. */
export function readTree(root: string, folders: readonly string[]): Source[] {
  return folders.flatMap((folder) => filesBelow(root, folder, /\.(ts|tsx|mjs)$/)).map((file) => readSource(root, file));
}

/** Paths within the tree of all files below a folder whose names fit, sorted. */
export function filesBelow(root: string, folder: string, fits: RegExp): string[] {
  if (!fs.existsSync(path.join(root, folder))) return [];
  return fs
    .readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && fits.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !file.includes('node_modules/'))
    .sort();
}

/** The line on which an offset stands, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Walks a file's syntax tree. */
export function visit(source: Source, visitor: VisitorObject): void {
  new Visitor(visitor).visit(source.program);
}

function readSource(root: string, file: string): Source {
  const text = fs.readFileSync(path.join(root, file), 'utf8');
  const { program, errors } = parseSync(file, text);
  if (errors[0]) throw new Error(`${file}:${lineAt(text, errors[0].labels[0]?.start ?? 0)} ${errors[0].message}`);
  return { path: file, text, program, imports: importsOf(file, text, program) };
}

function importsOf(file: string, text: string, program: Program): Import[] {
  const found: Import[] = [];
  const note = (specifier: string, start: number, rest: Pick<Import, 'typeOnly' | 'names' | 'handedOn'>) =>
    found.push({ specifier, to: resolved(file, specifier), line: lineAt(text, start), ...rest });
  new Visitor({
    ImportDeclaration: (node) => {
      note(node.source.value, node.start, { ...namesOf(node), handedOn: false });
    },
    ExportNamedDeclaration: (node) => {
      if (!node.source) return;
      const names = node.specifiers.map((each) => nameOf(each.local));
      const typeOnly = node.exportKind === 'type' || node.specifiers.every((each) => each.exportKind === 'type');
      note(node.source.value, node.start, { typeOnly, names, handedOn: true });
    },
    ExportAllDeclaration: (node) => {
      note(node.source.value, node.start, { typeOnly: node.exportKind === 'type', names: ['*'], handedOn: true });
    },
    ImportExpression: (node) => {
      if (node.source.type !== 'Literal' || typeof node.source.value !== 'string') return;
      note(node.source.value, node.start, { typeOnly: false, names: ['*'], handedOn: false });
    },
    TSImportType: (node) => {
      note(node.source.value, node.start, { typeOnly: true, names: ['*'], handedOn: false });
    },
  }).visit(program);
  return found;
}

function namesOf(node: ImportDeclaration): Pick<Import, 'typeOnly' | 'names'> {
  const names = node.specifiers.map((each) =>
    each.type === 'ImportSpecifier' ? nameOf(each.imported) : each.type === 'ImportDefaultSpecifier' ? 'default' : '*',
  );
  const eachIsType = node.specifiers.map((each) => each.type === 'ImportSpecifier' && each.importKind === 'type');
  return { names, typeOnly: node.importKind === 'type' || (eachIsType.length > 0 && eachIsType.every(Boolean)) };
}

function nameOf(node: { type: string; name?: string; value?: unknown }): string {
  return node.name ?? String(node.value);
}

function resolved(file: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return path.posix.join(path.posix.dirname(file), specifier);
}
