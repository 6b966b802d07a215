import type { Impediment } from '../../../platform/refusal/index.ts';
import { bounds } from '../rules.ts';

/** What the owners of a list have moderators say when they send a message back. */
export interface RefusalText {
  readonly id: number;
  /** Short; no two of a list have the same, whatever their case. */
  readonly name: string;
  readonly text: string;
}

export const textBounds = { most: 20, mostName: 60 } as const;

/** What keeps a text from being kept beside the others of its list; empty when nothing does. */
export function impedimentsToKeeping(
  others: readonly RefusalText[],
  { name, text }: Pick<RefusalText, 'name' | 'text'>,
): Impediment[] {
  const found: Impediment[] = [];
  const length = [...text].length;
  if (name === '') found.push({ code: 'refusal-text-unnamed' });
  if ([...name].length > textBounds.mostName) found.push({ code: 'refusal-text-name-long', most: textBounds.mostName });
  if (others.some((other) => isNamed(other, name))) found.push({ code: 'refusal-text-name-taken' });
  if (text === '') found.push({ code: 'refusal-reason-missing' });
  if (length > bounds.mostReason) found.push({ code: 'refusal-reason-long', length, most: bounds.mostReason });
  if (others.length >= textBounds.most) found.push({ code: 'refusal-texts-many', most: textBounds.most });
  return found;
}

/** What a moderator writes behind “refuse”: a reason, or the name of a text that says it. */
export const reasonMeant = (reason: string, texts: readonly RefusalText[]): string =>
  texts.find((text) => isNamed(text, reason.replace(/[.!]$/, '')))?.text ?? reason;

const isNamed = ({ name }: RefusalText, said: string): boolean => plain(name) === plain(said);

const plain = (name: string): string => name.normalize('NFKC').toLowerCase().trim();
