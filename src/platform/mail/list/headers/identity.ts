import type { HeaderLine } from './lines.ts';
import type { HeaderStep } from './model.ts';

/** RFC 5322, section 3.6: a message has an id and a date; where the writer's program gave none, the list gives those of its archive. */
export const identity: HeaderStep = {
  adds({ relayed }, lines) {
    if (!relayed) return [];
    const has = (wanted: string) => lines.some(({ name }) => name === wanted);
    return [
      ...(has('message-id') ? [] : [`Message-ID: <${relayed.messageId}>`]),
      ...(has('date') ? [] : [`Date: ${relayed.datedAt.toUTCString().replace('GMT', '+0000')}`]),
    ];
  },
};

const singular: ReadonlySet<string> = new Set(
  'from sender reply-to to cc message-id in-reply-to references subject date mime-version content-type'.split(' '),
);

/** Of fields that stand once, the first: programs would show one and check another. */
export function withoutSeconds(lines: readonly HeaderLine[]): HeaderLine[] {
  const seen = new Set<string>();
  return lines.filter(({ name }) => {
    if (!singular.has(name)) return true;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}
