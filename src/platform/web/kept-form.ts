import { cleanText } from '../text/index.ts';
import { readForm } from './forms.ts';
import type { Route } from './route.ts';

/** What somebody typed into a form that was not taken, for the page that gives it back. */
export interface KeptForm {
  /** The address that it was sent to: a path of ours. */
  readonly action: string;
  /** Field by field, in the order of the form, empty ones too: sent again, they make the same form. */
  readonly fields: readonly { readonly name: string; readonly values: readonly string[] }[];
}

const mostValues = 1_000;
/** Anybody may send a file to an address that takes large ones; to give back what was typed beside it, no more than this is read. */
const mostBytesToGiveBack = 256 * 1024;
/** Never given back, whatever form they are in. Where a secret goes by another name, its route says so. */
const secretNames = /^(password|secret|token)$/i;

/**
 * What the visitor typed, if the request brought a form of ours in which something was typed.  It only ever holds what this same
 * request carried: nothing is stored.  Files are left out, and so is all of a form that holds a secret, or that is too large to be
 * shown.
 *
 * @param request the request whose body is limited already; undefined when it came to nothing before
 * @param evenEmpty also a form of a button alone, which is then pressed again
 */
export async function keptForm(
  request: Request | undefined,
  route: Route,
  evenEmpty = false,
): Promise<KeptForm | undefined> {
  if (!request || request.method !== 'POST' || route.streams || route.holdsSecret) return undefined;
  // A script keeps what it sent by itself.
  if ((request.headers.get('accept') ?? '').startsWith('application/json')) return undefined;
  // No form at all, or one that cannot be read: what is amiss has been found already, and is told.
  const holdsFiles = request.headers.get('content-type')?.startsWith('multipart/form-data');
  const sent = await readForm(request, holdsFiles ? mostBytesToGiveBack : undefined).catch(() => undefined);
  const { pathname, search } = new URL(request.url);
  if (!sent || !/^\/(?![/\\])/.test(pathname)) return undefined;
  const values = textsOf(sent);
  if (values.length > mostValues || !(evenEmpty || values.some(([, value]) => value.trim()))) return undefined;
  const names = [...new Set(values.map(([name]) => name))];
  return {
    action: pathname + search,
    fields: names.map((name) => ({ name, values: values.flatMap(([each, value]) => (each === name ? [value] : [])) })),
  };
}

function textsOf(sent: FormData | URLSearchParams): [name: string, value: string][] {
  const texts: [string, string][] = [];
  sent.forEach((value: unknown, name: string) => {
    if (typeof value === 'string' && !secretNames.test(name)) texts.push([name, cleanText(value)]);
  });
  return texts;
}
