import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as a reader gets it. */
export interface ReadPdf {
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly language: string | null;
  /** The text of each page, its lines joined by spaces. */
  readonly pages: readonly string[];
  /** What a screen reader gets, from the first page to the last: `H1 “Title”`, deeper ones indented. */
  readonly structure: readonly string[];
  /** Bookmarks, deeper ones indented. */
  readonly bookmarks: readonly string[];
  readonly links: readonly string[];
}

/** Reads a PDF back, for tests that say what stands in it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const pages: string[] = [];
  const structure: string[] = [];
  const links: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    pages.push(wordsOf(items.map((each) => ('str' in each ? each.str + (each.hasEOL ? ' ' : '') : '')).join('')));
    const tree = (await page.getStructTree()) as Node | null;
    if (tree) structure.push(...tree.children.flatMap((child) => branch(child, textsById(items), 0)));
    for (const { url } of (await page.getAnnotations()) as { url?: string }[]) if (url) links.push(url);
  }
  const { info } = (await pdf.getMetadata()) as unknown as { info: Record<string, string | undefined> };
  const bookmarks = ((await pdf.getOutline()) ?? []).flatMap((each) => outlined(each as Outline, 0));
  await loading.destroy();
  return {
    title: info['Title'],
    author: info['Author'],
    language: info['Language'] ?? null,
    pages,
    structure,
    bookmarks,
    links,
  };
}

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children: readonly Node[];
}

interface Outline {
  readonly title: string;
  readonly items: readonly Outline[];
}

type Items = readonly (
  | { readonly str: string; readonly hasEOL: boolean }
  | { readonly type: string; readonly id?: string }
)[];

/** The text of each marked piece of content, by its id. */
function textsById(items: Items): Map<string, string> {
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type.startsWith('begin')) open.push(item.id ?? '');
      else open.pop();
      continue;
    }
    const id = open.findLast(Boolean);
    if (id) texts.set(id, (texts.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
  }
  return texts;
}

function branch(node: Node, texts: ReadonlyMap<string, string>, depth: number): string[] {
  if (!node.role) return [];
  if (node.role === 'Document') return node.children.flatMap((child) => branch(child, texts, depth));
  const own = node.children.filter((child) => child.type === 'content').map((child) => texts.get(child.id ?? '') ?? '');
  const said = wordsOf(own.join(' ')) || node.alt;
  const line = `${'  '.repeat(depth)}${node.role}${said ? ` “${said}”` : ''}`;
  return [line, ...node.children.flatMap((child) => branch(child, texts, depth + 1))];
}

const outlined = ({ title, items }: Outline, depth: number): string[] => [
  '  '.repeat(depth) + title,
  ...items.flatMap((each) => outlined(each, depth + 1)),
];

const wordsOf = (text: string): string => text.replace(/\s+/g, ' ').trim();
