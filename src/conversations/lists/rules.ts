import type { ListPurpose, Visibility } from './model.ts';

/** What may stand behind the name of a list in its mail address, and so cannot end the name of one. */
export const addressWords = ['owner', 'join', 'leave', 'confirm', 'help', 'bounces', 'request'] as const;
export type AddressWord = (typeof addressWords)[number];

const longest = 50;

/** The name of a list in addresses, made from that of a group: `libraries-and-climate-resilience`. */
export function listSlug(wanted: string): string {
  const cut = wanted.slice(0, longest).replace(/-+$/, '') || 'list';
  return addressWords.some((word) => cut === word || cut.endsWith(`-${word}`)) ? `${cut}-list` : cut;
}

/** What a mail address asks of which list: `diversity-join` joins, `diversity` posts. */
export function askedOf(local: string): {
  readonly slug: string;
  readonly word: AddressWord | null;
  readonly token: string | null;
} {
  const [head = '', token = null] = local.split('+', 2);
  const word = addressWords.find((each) => head.endsWith(`-${each}`)) ?? null;
  return { slug: word ? head.slice(0, -word.length - 1) : head, word, token };
}

/** How somebody stands to a list. */
export interface Reader {
  /** On the association's roll today. */
  readonly isMember: boolean;
  /** In the group whose list it is. */
  readonly takesPart: boolean;
  /** Leads that group. */
  readonly leads: boolean;
  /** It comes to them, or they read it here. */
  readonly reads: boolean;
}

/** Lists that belong to all of a group; the others have readers who were named. */
const ofTheWholeGroup: readonly ListPurpose[] = ['talk', 'announce'];

/** Whether whoever takes part in the group reads it. */
export const isOfTheWholeGroup = ({ purpose }: { readonly purpose: ListPurpose }): boolean =>
  ofTheWholeGroup.includes(purpose);

/** Whether somebody may see the list and read what was said there. */
export function mayRead(
  list: { readonly visibility: Visibility; readonly purpose: ListPurpose },
  { isMember, takesPart, leads, reads }: Reader,
): boolean {
  const { visibility } = list;
  if (visibility === 'public' || (visibility === 'members' && isMember)) return true;
  if (reads || (takesPart && isOfTheWholeGroup(list))) return true;
  // A closed session is closed to whoever leads the group, too.
  return leads && list.purpose !== 'closed';
}
