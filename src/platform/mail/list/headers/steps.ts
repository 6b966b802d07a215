import { archivedAt } from './archived-at.ts';
import { fromList } from './from-list.ts';
import { identity, withoutSeconds } from './identity.ts';
import { cutMessage, type Cut, type HeaderLine } from './lines.ts';
import { listCommands } from './list-commands.ts';
import { listId } from './list-id.ts';
import { loopGuard } from './loop-guard.ts';
import type { Copying, HeaderStep } from './model.ts';
import { oneClick } from './one-click.ts';
import { precedence } from './precedence.ts';
import { privateFields } from './private.ts';
import { subjectTag } from './subject-tag.ts';

/** What a list does to a header, in the order in which its lines stand. */
const steps: readonly HeaderStep[] = [
  privateFields,
  identity,
  fromList,
  subjectTag,
  listId,
  listCommands,
  oneClick,
  archivedAt,
  precedence,
  loopGuard,
];

/** A message as it leaves a list, in the halves that `postMailing` takes. */
export interface ListMail {
  readonly head: string;
  readonly personalHead: string;
  readonly body: Buffer;
}

/** Writes the list's own lines above those of the message.  Its other lines and its body go on byte for byte: signatures stay valid. */
export function listMail(message: Buffer | Cut, copying: Copying): ListMail {
  const { lines, body } = Buffer.isBuffer(message) ? cutMessage(message) : message;
  const { added, kept } = headerFor(lines, copying);
  return {
    head: [...added, ...kept.map(({ line }) => line)].join(''),
    personalHead: steps
      .flatMap(({ personal }) => personal?.(copying) ?? [])
      .map(ended)
      .join(''),
    body,
  };
}

/** Names of the fields that the list takes away or brings, and so of those that no signature may cover. */
export function fieldsTouched(lines: readonly HeaderLine[], copying: Copying): ReadonlySet<string> {
  const { added, kept } = headerFor(lines, copying);
  const left = new Set(kept);
  const personal = steps.flatMap((step) => step.personal?.(copying) ?? []);
  return new Set([
    ...lines.filter((line) => !left.has(line)).map(({ name }) => name),
    ...[...added, ...personal].map((line) => line.slice(0, line.indexOf(':')).toLowerCase()),
  ]);
}

function headerFor(lines: readonly HeaderLine[], copying: Copying): { added: string[]; kept: HeaderLine[] } {
  const dropped = new Set(
    steps.flatMap(({ drops = [] }) => (typeof drops === 'function' ? drops(copying, lines) : drops)),
  );
  return {
    added: steps.flatMap(({ adds }) => adds?.(copying, lines) ?? []).map(ended),
    kept: withoutSeconds(lines).filter(({ name }) => !dropped.has(name)),
  };
}

const ended = (line: string): string => `${line}\r\n`;
