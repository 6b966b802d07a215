import { z } from 'zod';
import {
  get,
  page,
  partHref,
  partOf,
  post,
  seeOther,
  type Answer,
  type Call,
  type Entered,
  type FieldError,
  type Route,
} from '../../../platform/web/index.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import type { Filled } from '../../../platform/web/parts/index.ts';
import { matchesFor, type Matched } from '../../../roll/index.ts';
import type { Given } from '../../given.ts';
import { impedimentsToJudging } from '../../grants.ts';
import type { Petition } from '../../petitions/model.ts';
import { enterSheet } from '../commands.ts';
import { mostLines, type WrittenLine } from '../model.ts';
import { countSheets, sheetsOf } from '../queries.ts';
import { isBlank, readLine, readSheet } from '../reading.ts';
import { impedimentsToPaper } from '../rules.ts';
import { judgeOnPaper } from '../signing.ts';
import { faultIn, reasonIn, words } from '../words.ts';
import { EnteringPage, TriedPage } from './entering-views.tsx';
import { petitionOnPaper, rulesOf } from './seeing.ts';

const section = '/staff';
const formRows = 10;
/** Two hundred long lines, written as forms write them. */
const mostBytes = 1024 * 1024;

/** Where staff enter sheets of signatures, line by line or from a file. */
export function enteringRoutes(given: Given): Route[] {
  return [
    get('/petitions/:id/paper', async (call) => enteringPage(given, call, await petitionOnPaper(call))),
    post('/petitions/:id/paper', (call) => enter(given, call), { maxBytes: mostBytes }),
    post('/petitions/:id/paper/reading', (call) => tryFile(given, call)),
  ];
}

interface Returned {
  readonly lines?: Filled;
  readonly file?: Filled;
  readonly refused?: readonly Impediment[];
  readonly status?: number;
}

async function enteringPage(
  given: Given,
  call: Call,
  petition: Petition,
  { status = 200, refused = [], ...returned }: Returned = {},
): Promise<Answer> {
  const { db, zone } = call.visit;
  const own = await impedimentsToJudging(call.visit, petition.id, 'petitions.verify');
  const part = partOf(call.query, 'sheets', await countSheets(db, petition.id));
  const href = partHref(`/petitions/${petition.id}/paper`, call.query, 'sheets');
  const view = {
    petition,
    impediments: own.length > 0 ? own : impedimentsToPaper(petition, rulesOf(given)(petition), call.visit),
    sheets: own.length > 0 ? null : { of: await sheetsOf(db, petition.id, part), part, href },
    word: given.word,
    zone,
    rows: Math.max(formRows, lastPlace(returned.lines?.entered)),
    refused,
    ...returned,
  };
  return page(`${words.title}: ${petition.title}`, <EnteringPage {...view} />, { section, status });
}

/** The last line of a form in which something stands. */
function lastPlace(entered: Entered | undefined): number {
  if (!entered) return 0;
  for (let place = mostLines; place > 0; place -= 1) if (!isBlank(typedIn(entered, place))) return place;
  return 0;
}

const typedIn = (entered: Entered, place: number) => ({
  name: entered.text(`name-${place}`),
  number: entered.text(`number-${place}`),
  date: entered.text(`date-${place}`),
});

async function enter(given: Given, call: Call): Promise<Answer> {
  const petition = await petitionOnPaper(call);
  const { entered } = await call.form(z.object({}));
  const { lines, errors } = linesIn(entered, call.visit.today);
  if (errors.length > 0) return enteringPage(given, call, petition, { lines: { entered, errors }, status: 422 });
  const done = await call.attempt((act) => enterSheet(act, petition.id, lines, rulesOf(given)));
  if (done.ok) return seeOther(`/petitions/${petition.id}/paper/${done.value}`);
  return enteringPage(given, call, petition, {
    lines: { entered, errors: [] },
    refused: done.impediments,
    status: 409,
  });
}

function linesIn(entered: Entered, today: string): { lines: WrittenLine[]; errors: FieldError[] } {
  const lines: WrittenLine[] = [];
  const errors: FieldError[] = [];
  for (let place = 1; place <= mostLines; place += 1) {
    const typed = typedIn(entered, place);
    if (isBlank(typed)) continue;
    const read = readLine(typed, today);
    if ('line' in read) lines.push(read.line);
    else
      errors.push(
        ...read.faults.map(({ column, reason }) => ({
          field: `${column}-${place}`,
          message: `${words.lineIs(place)}: ${faultIn(reason)}`,
        })),
      );
  }
  return { lines, errors };
}

const FileForm = z.object({ file: z.instanceof(File, { error: words.chooseFile }) });

/** Reads a file and tells what would become of its lines; keeps nothing. */
async function tryFile(given: Given, call: Call): Promise<Answer> {
  const petition = await petitionOnPaper(call);
  const own = await impedimentsToJudging(call.visit, petition.id, 'petitions.verify');
  if (own.length > 0) return enteringPage(given, call, petition, { status: 409 });
  const form = await call.form(FileForm);
  if (!form.ok || form.value.file.size === 0) {
    const errors = [{ field: 'file', message: words.chooseFile }];
    return enteringPage(given, call, petition, { file: { entered: form.entered, errors }, status: 422 });
  }
  const { lines, refused } = readSheet(new Uint8Array(await form.value.file.arrayBuffer()), call.visit.today);
  const becoming = await becomes(given, call, petition, lines);
  const tried = lines.map((line, index) => ({ ...line, becomes: becoming[index]! }));
  return page(words.tryTitle, <TriedPage petition={petition} lines={tried} refused={refused} />, { section });
}

async function becomes(
  given: Given,
  { visit }: Call,
  petition: Petition,
  lines: readonly WrittenLine[],
): Promise<string[]> {
  const matches = await matchesFor(visit.db, lines);
  const linked = lines.flatMap(({ on }, index) => {
    const member = matches[index]?.linked;
    return member ? [{ member: member.id, on, index }] : [];
  });
  const judged = await judgeOnPaper(visit, petition, linked, rulesOf(given)(petition));
  const byLine = new Map(linked.map(({ index }, place) => [index, judged[place]!]));
  return matches.map((match, index) => {
    const one = byLine.get(index);
    if (one && 'reason' in one) return reasonIn(one.reason, given.word);
    return one ? words.wouldSign(nameOf(match)) : words.wouldWait(match.candidates.length);
  });
}

const nameOf = ({ linked }: Matched): string =>
  linked ? `${linked.informalName || linked.firstName} ${linked.lastName}` : '';
