import type { Act } from '../../platform/act/index.ts';
import { reacting, type Reaction } from '../../platform/facts/index.ts';
import { composeLetter, postLetters, type LetterParts } from '../../platform/mail/index.ts';
import { groupsById, type Group } from '../../groups/index.ts';
import { personsOf, type Person } from '../../roll/index.ts';
import { holdersOfGrant } from '../../units/index.ts';
import type { LifecycleFact } from '../facts.ts';
import type { Given } from '../given.ts';
import { whoAnswersFor } from '../people.ts';
import { staffWord } from './commands.ts';
import type { RenewalRecord } from './model.ts';
import { recordById } from './queries.ts';
import { letterWords as words } from './words.ts';

/** Staff are told of what waits for them, and conveners of what staff made of it. */
export function recordReactions(given: Pick<Given, 'head'>): Reaction[] {
  return [
    reacting<LifecycleFact>('lifecycle.tell-record', kinds, async (act, { fact }) => {
      const record = 'record' in fact ? await recordById(act.db, fact.record) : undefined;
      const group = record && (await groupsById(act.db, [record.group])).get(record.group);
      // A registration and an agreement are known to whoever put them on record.
      if (!record || !group || record.way !== 'deliverables') return;
      if (fact.kind === 'lifecycle.renewal-recorded') await tellStaff(act, given, group, record);
      else await tellConveners(act, given, group, record);
    }),
  ];
}

const kinds = [
  'lifecycle.renewal-recorded',
  'lifecycle.renewal-accepted',
  'lifecycle.renewal-refused',
] as const satisfies readonly LifecycleFact['kind'][];

async function tellStaff(act: Act, given: Pick<Given, 'head'>, group: Group, record: RenewalRecord): Promise<void> {
  const staff = await personsOf(act.db, await holdersOfGrant(act.db, staffWord, act.today));
  await post(
    act,
    given,
    { group, once: `${record.id} recorded`, to: [...staff.values()] },
    {
      subject: words.waitsSubject(group.name),
      lede: words.waitsLede(group.name),
      fine: [words.staffFine],
    },
  );
}

async function tellConveners(act: Act, given: Pick<Given, 'head'>, group: Group, record: RenewalRecord): Promise<void> {
  const isAccepted = record.result === 'accepted';
  await post(
    act,
    given,
    { group, once: `${record.id} settled`, to: await whoAnswersFor(act, group) },
    {
      subject: isAccepted ? words.acceptedSubject(group.name) : words.refusedSubject(group.name),
      lede: isAccepted ? words.acceptedLede(group.name) : words.refusedLede(group.name),
      ...(record.reason && { facts: [[words.reason, record.reason]] }),
      fine: [words.fine(given.head().nouns)],
    },
  );
}

async function post(
  act: Act,
  { head }: Pick<Given, 'head'>,
  { group, once, to }: { readonly group: Group; readonly once: string; readonly to: readonly Person[] },
  parts: Omit<LetterParts, 'greeting' | 'button' | 'speaks'>,
): Promise<void> {
  const { baseUrl, speaks } = head();
  const button = { label: words.button, url: `${baseUrl}/groups/${group.slug}/renewal/record` };
  await postLetters(
    act,
    to.flatMap(({ id, name, email }) =>
      email
        ? [
            {
              once: `lifecycle.record ${once} ${id}`,
              kind: 'lifecycle.record',
              address: email,
              person: id,
              letter: composeLetter({ ...parts, greeting: words.greeting(name), button, speaks }),
            },
          ]
        : [],
    ),
  );
}
