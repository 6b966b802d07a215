import { archivedAt } from './archived-at.ts';
import { cutMessage } from './lines.ts';
import { listCommands } from './list-commands.ts';
import { listId } from './list-id.ts';
import { loopGuard } from './loop-guard.ts';
import type { Copying, HeaderStep } from './model.ts';
import { oneClick } from './one-click.ts';
import { precedence } from './precedence.ts';
import { privateFields } from './private.ts';

/** What a list does to a header, in the order in which its lines stand. */
const steps: readonly HeaderStep[] = [privateFields, listId, listCommands, oneClick, archivedAt, precedence, loopGuard];

const dropped = new Set(steps.flatMap(({ drops = [] }) => drops));

/** A message as it leaves a list, in the halves that `postMailing` takes. */
export interface ListMail {
  readonly head: string;
  readonly personalHead: string;
  readonly body: Buffer;
}

/** Writes the list's own lines above those of the message.  Its other lines and its body go on byte for byte: signatures stay valid. */
export function listMail(raw: Buffer, copying: Copying): ListMail {
  const { lines, body } = cutMessage(raw);
  const kept = lines.filter(({ name }) => !dropped.has(name));
  return {
    head: [
      ...steps.flatMap(({ adds }) => adds?.(copying, lines) ?? []).map(ended),
      ...kept.map(({ line }) => line),
    ].join(''),
    personalHead: steps
      .flatMap(({ personal }) => personal?.(copying) ?? [])
      .map(ended)
      .join(''),
    body,
  };
}

const ended = (line: string): string => `${line}\r\n`;
