/** Fields of one group by name in lower case; of two of one name the first counts, the rest stand in `all`. */
export interface Group {
  get(name: string): string;
  all(name: string): readonly string[];
}

const mostGroups = 2000;

/** Groups of fields with an empty line between them (RFC 3464, 2.1), unfolded. */
export function groupsOf(text: string): Group[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/, mostGroups)
    .map(groupOf);
}

function groupOf(text: string): Group {
  const values = new Map<string, string[]>();
  let last: string[] | undefined;
  for (const line of text.split('\n')) {
    const field = /^([!-9;-~]{1,80})[ \t]*:(.*)$/.exec(line);
    if (/^[ \t]/.test(line) && last) last.push(`${last.pop()} ${line.trim()}`);
    else if (field) {
      const [, name = '', value = ''] = field;
      last = values.get(name.toLowerCase()) ?? [];
      last.push(value.trim());
      values.set(name.toLowerCase(), last);
    }
  }
  return { get: (name) => values.get(name)?.[0] ?? '', all: (name) => values.get(name) ?? [] };
}
