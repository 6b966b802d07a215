import type { Grants } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import { impedimentsToEditing, type Group } from '../../groups/index.ts';
import type { ChangeRules } from '../../policies/index.ts';
import type { BroughtForward, Finding, Readiness } from './model.ts';

export const bounds = { letters: 500 } as const;

/** What is known of a group's size and activity. */
export interface Counted {
  readonly participants: number;
  /** In the lists of the group that everybody may read, within a year. */
  readonly messages: number;
  readonly promisesKept: number;
  readonly promisesMade: number;
}

/** What is looked at, each met or not by the rules; what the rules leave open is not judged. */
export function findingsOf(
  { participants, messagesInYear, petition, officers, bylaws }: ChangeRules['graduation'],
  counted: Counted,
  brought: BroughtForward,
): Finding[] {
  const count = (of: 'participants' | 'messages', found: number, least: number | null): Finding => ({
    of,
    met: least === null ? null : found >= least,
    count: found,
    outOf: least,
    shown: '',
  });
  const shown = (of: 'petition' | 'officers' | 'bylaws', isAsked: boolean): Finding[] =>
    isAsked ? [{ of, met: brought[of] !== '', count: null, outOf: null, shown: brought[of] }] : [];
  return [
    count('participants', counted.participants, participants),
    count('messages', counted.messages, messagesInYear),
    { of: 'promises', met: null, count: counted.promisesKept, outOf: counted.promisesMade, shown: '' },
    ...shown('petition', petition),
    ...shown('officers', officers),
    ...shown('bylaws', bylaws),
  ];
}

/** What keeps the visitor from bringing something forward; empty when nothing does. */
export function impedimentsToBringingForward(
  group: Pick<Group, 'slug' | 'state'>,
  brought: Readiness,
  known: { readonly grants: Grants; readonly revision: number },
): Impediment[] {
  const found = impedimentsToEditing(group, known.grants);
  if (brought.revision !== known.revision) found.push({ code: 'readiness-changed-meanwhile' });
  for (const field of ['petition', 'officers', 'bylaws'] as const) {
    const length = [...brought[field]].length;
    if (length > bounds.letters) found.push({ code: 'readiness-long', field, length, most: bounds.letters });
  }
  return found;
}

/** The address in a text, where the whole of it is one that a browser may follow; else null. */
export function addressIn(text: string): string | null {
  if (/^\/petitions\/[1-9]\d{0,8}$/.test(text)) return text;
  if (!/^https?:\/\/\S+$/i.test(text)) return null;
  return URL.canParse(text) ? text : null;
}
