import fs from 'node:fs';
import path from 'node:path';
import type { Expression, TemplateLiteral } from 'oxc-parser';
import type { Architecture } from './architecture.ts';
import type { Finding } from './finding.ts';
import { placeOf } from './place.ts';
import { filesBelow, lineAt, visit, type Source } from './source.ts';

/**
 * What SQL may say: no clock but ours, and no table but one's own (rule 8).  Reads the `sql` templates and query texts of
 * the sources, the keys of every `tables.ts`, and the migrations.
 */
export function unruledSql(root: string, sources: readonly Source[], architecture: Architecture): Finding[] {
  const own = sources.filter((source) => source.path.startsWith('src/') && placeOf(source.path).role !== 'test');
  return [
    ...own.flatMap((source) => textsIn(source).flatMap((text) => objectionsTo(text, architecture))),
    ...own.flatMap(rawPieces),
    ...own
      .filter((source) => placeOf(source.path).role === 'tables')
      .flatMap((source) => foreignKeys(source, architecture)),
    ...filesBelow(root, 'db/migrations', /\.sql$/).flatMap((file) => migrationFindings(root, file, architecture)),
  ];
}

/** A piece of SQL: which schema's owner says it, and where it starts. */
interface Text {
  readonly path: string;
  readonly line: number;
  readonly schema: string | null;
  readonly body: string;
}

function textsIn(source: Source): Text[] {
  const found: Text[] = [];
  const schema = placeOf(source.path).capability;
  const note = (start: number, body: string | undefined) => {
    if (body) found.push({ path: source.path, line: lineAt(source.text, start), schema, body: withoutComments(body) });
  };
  visit(source, {
    TaggedTemplateExpression: (node) => {
      if (node.tag.type === 'Identifier' && node.tag.name === 'sql') note(node.start, templateText(node.quasi));
    },
    CallExpression: (node) => {
      const asked = node.callee.type === 'MemberExpression' && !node.callee.computed ? node.callee.property.name : '';
      const [first] = node.arguments;
      if (asked === 'query' && first) note(first.start, plainText(first as Expression));
    },
  });
  return found;
}

/** `sql.raw` lets a text through as it is: only the platform may, for texts of its own. */
function rawPieces(source: Source): Finding[] {
  const { capability } = placeOf(source.path);
  if (capability === null || capability === 'platform' || capability === 'testing') return [];
  return [...source.text.matchAll(/\bsql\.(raw|lit)\b/g)].map((match) => ({
    path: source.path,
    line: lineAt(source.text, match.index),
    rule: 'sql-raw',
    says: `${match[0]} puts a text into SQL as it is`,
    todo: 'Write it as a sql`` template, or name columns and tables with sql.ref and sql.table.',
  }));
}

function plainText(node: Expression): string | undefined {
  if (node.type === 'TemplateLiteral') return templateText(node);
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

function templateText(node: TemplateLiteral): string {
  return node.quasis.map((each) => each.value.raw).join(' $ ');
}

/** Blanks comments out, keeping every line where it was. */
function withoutComments(text: string): string {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
}

const clock =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(|\b(current_date|current_time|current_timestamp|localtime|localtimestamp)\b|'(now|today|tomorrow|yesterday)'/gi;

function objectionsTo(text: Text, architecture: Architecture): Finding[] {
  return [...clocksIn(text), ...foreignNamesIn(text, architecture)];
}

function clocksIn(text: Text): Finding[] {
  return [...text.body.matchAll(clock)].map((match) => ({
    path: text.path,
    line: text.line + lineAt(text.body, match.index) - 1,
    rule: 'sql-clock',
    says: `asks the database for the time: ${match[0]}`,
    todo: 'Give the instant or the day as a parameter: act.at, act.today.',
  }));
}

function foreignNamesIn(text: Text, { doors, published }: Architecture): Finding[] {
  if (text.schema === null || text.schema === 'testing') return [];
  const schemas = [...Object.keys(doors), 'platform'].filter((each) => each !== text.schema);
  const names = new RegExp(`(?<![.\\w"])"?(${schemas.join('|')})"?\\."?([a-z_][a-z0-9_]*)"?`, 'g');
  // What stands in quotes is a value, such as the name of a right.
  const body = text.body.replace(/'[^'\n]*'/g, (quoted) => ' '.repeat(quoted.length));
  const foreign = [...body.matchAll(names)].filter(([, schema, name]) => {
    return !published[`${schema}.${name}`]?.includes(text.schema ?? '');
  });
  return foreign.map((match) => ({
    path: text.path,
    line: text.line + lineAt(text.body, match.index) - 1,
    rule: 'sql-foreign',
    says: `${text.schema} names ${match[0]}, which is another's`,
    todo: 'Ask the door of its owner, or have the owner publish a view and name it in architecture.mjs under published.',
  }));
}

function foreignKeys(source: Source, { published }: Architecture): Finding[] {
  const { capability } = placeOf(source.path);
  const found: Finding[] = [];
  visit(source, {
    TSPropertySignature: (node) => {
      const key = node.key.type === 'Literal' ? String(node.key.value) : '';
      if (!key.includes('.') || key.startsWith(`${capability}.`) || published[key]?.includes(capability ?? '')) return;
      found.push({
        path: source.path,
        line: lineAt(source.text, node.start),
        rule: 'tables',
        says: `opens ${key}, which is neither ${capability}'s own nor published to it`,
        todo: `Begin the key with “${capability}.”, or name the view in architecture.mjs under published.`,
      });
    },
  });
  return found;
}

const trusted = new Set(['pg_trgm', 'unaccent', 'citext', 'btree_gist', 'btree_gin', 'pgcrypto']);

function migrationFindings(root: string, file: string, architecture: Architecture): Finding[] {
  const whole = fs.readFileSync(path.join(root, file), 'utf8');
  const name = /^\d{4}-\d\d-\d\dT\d{4}-([a-z]+)(-[a-z0-9-]+)?\.sql$/.exec(path.posix.basename(file));
  const schema = name?.[1] ?? null;
  const finding = (line: number, says: string, todo: string): Finding => ({
    path: file,
    line,
    rule: 'migration',
    says,
    todo,
  });
  const known = schema !== null && (schema === 'platform' || schema in architecture.doors);
  const body = withoutComments(whole);
  // What stands in the rows of several owners is set right by nobody's file; what a table is, its owner alone says.
  const isOfHouse = schema === 'house' && !/\b(create|alter|drop)\s/i.test(body);
  return [
    ...(known || isOfHouse
      ? []
      : [
          finding(
            1,
            'its name does not tell whose it is',
            'Name it 2026-12-01T1030-charters-petitions.sql: instant, capability, what; house where rows of several are set right, and no table changes.',
          ),
        ]),
    ...(/^--.*\block/i.test(whole) || /^(--.*\n)*--.*\block/i.test(whole)
      ? []
      : [
          finding(
            1,
            'does not say what it locks',
            'Begin with a comment that says which tables are locked, and for how long.',
          ),
        ]),
    ...[...body.matchAll(/create\s+extension\s+(?:if\s+not\s+exists\s+)?"?(\w+)/gi)]
      .filter((match) => !trusted.has(match[1] ?? ''))
      .map((match) =>
        finding(
          lineAt(whole, match.index),
          `needs a superuser for ${match[1]}`,
          `Use only trusted extensions: ${[...trusted].join(', ')}.`,
        ),
      ),
    ...objectionsTo(
      { path: file, line: 1, schema: known ? schema : null, body: withoutHandover(body, schema) },
      architecture,
    ),
  ];
}

/** Blanks the name of a table that a new owner takes over: `alter table charters.policy set schema policies`. */
function withoutHandover(body: string, owner: string | null): string {
  const handover = new RegExp(`(alter\\s+table\\s+)(\\S+)(?=\\s+set\\s+schema\\s+${owner ?? ''}\\s*;)`, 'gi');
  return body.replace(handover, (_, verb: string, table: string) => verb + ' '.repeat(table.length));
}
