import { z } from 'zod';
import type { RoomVote } from '../../../meetings/index.ts';
import type { PersonId } from '../../../platform/act/index.ts';
import { mostFileBytes } from '../../../platform/files/index.ts';
import { isCalendarDay } from '../../../platform/time/index.ts';
import { post, seeOther, type Answer, type Call, type FieldError, type Route } from '../../../platform/web/index.ts';
import { returnedWith, type Returned } from '../../../platform/web/parts/index.ts';
import type { Given } from '../../given.ts';
import { decisionsOn } from '../queries.ts';
import { decideInRoom, mustKeepVotes } from '../voting.ts';
import { words } from '../words.ts';
import { decisionPage } from './decision.tsx';
import { petitionBefore, type PetitionBefore } from './before.ts';
import { isToVote, membersFor, sittingsBegun } from './members.ts';
import { namedPage } from './named.tsx';
import { places } from './names-form.tsx';
import { atField } from './wording.ts';

/** Where chair or liaison write down what was voted in the room. */
export function roomRoute(given: Given): Route {
  // The form around the scan takes some bytes too.
  return post('/petitions/:id/decisions', (call) => record(given, call), {
    maxBytes: mostFileBytes + 64 * 1024,
    grave: true,
  });
}

/** A number of people; the field names itself, because the sentence stands on top of the page too. */
const numberOf = (field: string) =>
  z
    .string()
    .trim()
    .default('')
    .transform((text) => (text === '' ? 0 : Number(text)))
    .pipe(
      z
        .number(`${field}: write a whole number.`)
        .int(`${field}: write a whole number.`)
        .min(0, `${field}: write 0 or more.`)
        .max(10_000, `${field}: that is more than there are.`),
    );

const person = z
  .string()
  .default('')
  .transform((text) => (text === '' ? null : text))
  .pipe(z.uuid('Choose a member of the list.').nullable());

/** An empty choice of file comes as a file without name and bytes. */
const scan = z
  .instanceof(File)
  .nullable()
  .catch(null)
  .transform((file) => (file && file.size > 0 ? file : null));

const sitting = z
  .string()
  .default('')
  .transform((text) => (text === '' ? null : Number(text)))
  .pipe(
    z
      .number('Choose a meeting of the list.')
      .int('Choose a meeting of the list.')
      .positive('Choose a meeting of the list.')
      .nullable(),
  );

/** Nothing where the form does not say it; 0 where there was no vote yet. */
const after = z.coerce
  .number()
  .int()
  .optional()
  .catch(undefined)
  .transform((id) => (id === 0 ? null : id));

const written = {
  after,
  sitting,
  decidedOn: z.string('Write the day of the vote.').refine(isCalendarDay, 'Write the day as 2026-11-30.'),
  mover: person,
  seconder: person,
  reasons: z.string().trim().max(10_000, 'At most 10,000 letters.').default(''),
  conditions: z.string().trim().max(10_000, 'At most 10,000 letters.').default(''),
  minute: z.string().trim().max(20_000, 'At most 20,000 letters.').default(''),
  sheet: scan,
};

const Counted = z.object({
  ...written,
  present: numberOf(words.present),
  recused: numberOf(words.recused),
  votesFor: numberOf(words.votesFor),
  votesAgainst: numberOf(words.votesAgainst),
  votesReturned: numberOf(words.votesReturned),
  votesAbstained: numberOf(words.votesAbstained),
});

const Named = z.looseObject(written);

async function record(given: Given, call: Call): Promise<Answer> {
  const before = await petitionBefore(given, call);
  const { petition, body } = before;
  await mustKeepVotes(call.visit, petition.id, body);
  const again = seeOther(`/petitions/${petition.id}/decision?again=1`);
  if (petition.state !== 'docketed' && (await decisionsOn(call.visit.db, petition.id)).length > 0) return again;
  const byName = (await call.form(z.object({ by: z.string().default('') }))).entered.text('by') === 'name';
  const back = (form: Returned) => (byName ? namedPage : decisionPage)(given, call, before, form);
  const form = byName ? await call.form(Named) : await call.form(Counted);
  if (!form.ok) return back(form);
  const unsaid = byName ? await unsaidOf(call, before, form.value) : [];
  if (unsaid.length > 0) return back({ entered: form.entered, errors: unsaid });
  const { sheet: scanned, ...written } = form.value;
  const sheet = scanned && new Uint8Array(await scanned.arrayBuffer());
  const vote = voteIn(form.value as z.output<typeof Counted>, byName);
  const done = await call.attempt((act) => decideInRoom(act, petition.id, vote, { ...written, sheet }, given));
  if (!done.ok && done.impediments.some(({ code }) => code === 'vote-recorded-already')) return again;
  if (done.ok) return seeOther(afterwards(petition.id, done.value));
  return back(returnedWith(form.entered, done.impediments, atField(given)));
}

/** Who was at the meeting is asked for their vote: silence would take them out of the count. */
async function unsaidOf(
  { visit }: Call,
  { petition, body }: PetitionBefore,
  value: z.output<typeof Named>,
): Promise<FieldError[]> {
  const sitting = (await sittingsBegun(visit, petition, body)).find(({ id }) => id === value.sitting);
  const members = sitting ? await membersFor(visit, petition, body, sitting) : [];
  return members
    .filter((one) => isToVote(one) && !value[`vote-${one.person}`])
    .map(({ person, name }) => ({ field: `vote-${person}`, message: words.sayOf(name) }));
}

/** Where something was decided, it is read on the petition; else the next ballot is opened here. */
const afterwards = (petition: number, outcome: string): string =>
  ['approved', 'declined', 'returned'].includes(outcome) ? `/petitions/${petition}` : `/petitions/${petition}/decision`;

function voteIn(value: z.output<typeof Counted> & Readonly<Record<string, unknown>>, byName: boolean): RoomVote {
  const { decidedOn, mover, seconder, minute } = value;
  const common = { decidedOn, sitting: value.sitting, mover, seconder, minute };
  if (byName) return { ...common, counted: { by: 'name', votes: votesIn(value) } };
  const { present, recused, votesFor, votesAgainst, votesReturned, votesAbstained } = value;
  const votes = { approve: votesFor, decline: votesAgainst, return: votesReturned, abstain: votesAbstained };
  // Who is recused was there, and is not counted as present.
  return { ...common, counted: { by: 'count', ...votes, recused, present: Math.max(0, present - recused) } };
}

const isPerson = z.uuid();
const isPlace = z.enum(places).exclude(['away']);

function votesIn(fields: Readonly<Record<string, unknown>>) {
  return Object.entries(fields).flatMap(([name, value]) => {
    const who = isPerson.safeParse(/^vote-(.+)$/.exec(name)?.[1]);
    const position = isPlace.safeParse(value);
    return who.success && position.success ? [{ person: who.data as PersonId, position: position.data }] : [];
  });
}
