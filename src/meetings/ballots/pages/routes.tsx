import { z } from 'zod';
import { fileOf } from '../../../platform/files/index.ts';
import { NotFound } from '../../../platform/refusal/index.ts';
import { file, get, page, post, seeOther, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { returnedWith, type Returned } from '../../../platform/web/parts/index.ts';
import { personsOf } from '../../../roll/index.ts';
import { unitsById } from '../../../units/index.ts';
import type { MeetingsHouse } from '../../house.ts';
import { castVote, makeRemark, recuseOneself } from '../commands/casting.ts';
import { callOff, closeByHand } from '../commands/closing.ts';
import { impedimentsToConducting } from '../conducting.ts';
import { confirmingPositions, positions } from '../model.ts';
import { sittingOf } from '../../sittings/queries.ts';
import { recordOf } from '../queries.ts';
import { bounds, impedimentsToVoting } from '../rules/taking-part.ts';
import { ballotWordingOf } from '../words.ts';
import { pageWords as words } from './words.ts';
import { seeBallot } from './seeing.ts';
import { BallotPage, type BallotView } from './ballot.tsx';

/** Where members of a body vote, and whoever keeps its meetings closes a ballot. */
export function ballotRoutes(given: MeetingsHouse): Route[] {
  return [
    get('/ballots/:id', (call) => ballotPage(given, call)),
    get('/ballots/:id/sheet', openSheet),
    post('/ballots/:id/votes', (call) => vote(given, call)),
    post('/ballots/:id/recusal', recuse),
    post('/ballots/:id/remarks', (call) => remark(given, call)),
    post('/ballots/:id/closing', (call) => conduct(given, call, closeByHand, 'closed'), { grave: true }),
    post('/ballots/:id/calling-off', (call) => conduct(given, call, callOff, 'called-off'), { grave: true }),
  ];
}

async function ballotPage(given: MeetingsHouse, call: Call, returned?: Returned): Promise<Answer> {
  const seen = await seeBallot(call);
  const { ballot, elector, keeps } = seen;
  const { db, at, zone } = call.visit;
  const isOver = ballot.closedAt !== null;
  const [{ electors, votes, remarks }, units, sitting] = await Promise.all([
    recordOf(db, ballot.id),
    unitsById(db, [ballot.unit]),
    ballot.sitting === null ? undefined : sittingOf(db, ballot.sitting),
  ]);
  const named = [ballot.mover, ballot.seconder].filter((person) => person !== null);
  const persons = await personsOf(db, [...new Set([...electors.map(({ person }) => person), ...named])]);
  const view: BallotView = {
    ballot,
    electors,
    elector,
    sitting,
    keeps,
    conductedNot: keeps ? await impedimentsToConducting(call.visit, ballot, electors, given) : [],
    body: units.get(ballot.unit)?.name ?? '',
    // Until the end each knows their own; that others have voted, and not what.
    votes: isOver ? votes : votes.filter(({ person }) => person === call.visit.by),
    remarks,
    own: call.visit.by ?? '',
    nameOf: (person) => persons.get(person)?.name || words.somebodyErased,
    inTheWay: impedimentsToVoting(ballot, elector, at),
    word: given.word,
    done: doneIn(call),
    form: returned,
    zone,
    now: at,
  };
  return page(ballot.question, <BallotPage {...view} />, { status: returned ? 422 : 200 });
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

/** Handed out to be kept, never shown within the site: what it holds came from outside. */
async function openSheet(call: Call): Promise<Answer> {
  const { ballot } = await seeBallot(call);
  const scan = ballot.sheetSha256 && (await fileOf(call.visit.db, ballot.sheetSha256));
  if (!scan) throw new NotFound();
  return file(`ballot-${ballot.id}-sheet.${endings[scan.mediaType] ?? 'bin'}`, scan.mediaType, scan.bytes);
}

const told = ['voted', 'recused', 'remarked', 'closed', 'called-off'] as const;
const doneIn = ({ query }: Call) => told.find((each) => query.has(each)) ?? null;

const remarkText = z.string().trim().max(bounds.mostRemark, 'At most 4,000 letters.').default('');

const VoteForm = z.object({
  position: z.enum([...positions, ...confirmingPositions], 'Say what you say to it.'),
  remark: remarkText,
});

async function vote(given: MeetingsHouse, call: Call): Promise<Answer> {
  const { ballot } = await seeBallot(call);
  const form = await call.form(VoteForm);
  if (!form.ok) return ballotPage(given, call, form);
  const done = await call.attempt((act) => castVote(act, ballot.id, form.value));
  if (done.ok) return seeOther(`/ballots/${ballot.id}?voted=1`);
  return ballotPage(given, call, returnedWith(form.entered, done.impediments, { word: given.word, fieldOf }));
}

const fieldOf = (impediment: Parameters<typeof ballotWordingOf>[0]): string =>
  /^#(.+)/.exec(ballotWordingOf(impediment)?.todo?.href ?? '')?.[1] ?? '';

async function remark(given: MeetingsHouse, call: Call): Promise<Answer> {
  const { ballot } = await seeBallot(call);
  const form = await call.form(z.object({ remark: remarkText }));
  if (!form.ok) return ballotPage(given, call, form);
  const done = await call.attempt((act) => makeRemark(act, ballot.id, form.value.remark));
  if (done.ok) return seeOther(`/ballots/${ballot.id}?remarked=1#remarks`);
  return ballotPage(given, call, returnedWith(form.entered, done.impediments, { word: given.word, fieldOf }));
}

async function recuse(call: Call): Promise<Answer> {
  const { ballot } = await seeBallot(call);
  await call.perform((act) => recuseOneself(act, ballot.id));
  return seeOther(`/ballots/${ballot.id}?recused=1`);
}

async function conduct(
  given: MeetingsHouse,
  call: Call,
  command: typeof closeByHand,
  done: (typeof told)[number],
): Promise<Answer> {
  const { ballot } = await seeBallot(call);
  await call.perform((act) => command(act, ballot.id, given));
  return seeOther(`/ballots/${ballot.id}?${done}=1`);
}
