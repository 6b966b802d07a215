import type { TextOfBody } from '../model.ts';

/**
 * The name by which a text speaks of a body, or null.  Only a name of several words, or an acronym in capitals, counts:
 * *Council* and *Core* are words like others.
 */
export function nameSpoken(body: Named, text: string): string | null {
  const names = [body.name, ...(body.formerNames ?? [])].filter((name) => /\S\s+\S/.test(name));
  const lower = text.toLowerCase();
  const spoken = names.find((name) => stands(name.toLowerCase(), lower));
  if (spoken) return spoken;
  return body.acronym && /^\p{Lu}{3,}$/u.test(body.acronym) && stands(body.acronym, text) ? body.acronym : null;
}

type Named = Pick<TextOfBody, 'name' | 'acronym' | 'formerNames'>;

/** Whether the name stands in the text as words of their own. */
function stands(name: string, text: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + name.length])) return true;
  }
  return false;
}

const isLetter = (mark: string | undefined): boolean => mark !== undefined && /[\p{L}\p{N}]/u.test(mark);
