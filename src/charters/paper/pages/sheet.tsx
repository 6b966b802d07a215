import { z } from 'zod';
import { fileOf, mostFileBytes } from '../../../platform/files/index.ts';
import { NotFound, type Impediment } from '../../../platform/refusal/index.ts';
import {
  file as fileAnswer,
  get,
  page,
  post,
  seeOther,
  type Answer,
  type Call,
  type FieldError,
  type Route,
} from '../../../platform/web/index.ts';
import { matchesFor, memberByNumber, membersOf, personOf } from '../../../roll/index.ts';
import type { Given } from '../../given.ts';
import type { Petition } from '../../petitions/model.ts';
import { impedimentsToCollecting } from '../../petitions/rules.ts';
import { chooseReason } from '../../petitions/words.ts';
import { attachScan, settleLine, takeLineBack } from '../commands.ts';
import { takeBackCodes, type PaperLine, type Sheet } from '../model.ts';
import { linesOf, scanOf } from '../queries.ts';
import { impedimentsToTakingBack } from '../rules.ts';
import { words } from '../words.ts';
import { rulesOf, sheetIn } from './seeing.ts';
import { SheetPage, type SheetView } from './sheet-views.tsx';

const section = '/staff';

/** A sheet, what its lines are, and its scan. */
export function sheetRoutes(given: Given): Route[] {
  return [
    get('/petitions/:id/paper/:sheet', (call) => sheetPage(given, call)),
    post('/petitions/:id/paper/:sheet/choices', (call) => choose(given, call)),
    post('/petitions/:id/paper/:sheet/removals', (call) => takeBack(given, call)),
    get('/petitions/:id/paper/:sheet/scan', openScan),
    // The form around the file takes some bytes too.
    post('/petitions/:id/paper/:sheet/scan', (call) => attach(given, call), { maxBytes: mostFileBytes + 64 * 1024 }),
  ];
}

type Returned = Pick<SheetView, 'choosing' | 'taking' | 'scanning'> & { readonly status?: number };

async function sheetPage(given: Given, call: Call, { status = 200, ...returned }: Returned = {}): Promise<Answer> {
  const { petition, sheet } = await sheetIn(call);
  const { db, zone } = call.visit;
  const lines = await linesOf(db, sheet.id);
  const takesSignatures = impedimentsToCollecting(petition, call.visit).length === 0;
  const again = call.query.get('again');
  const open = lines.filter(
    ({ id, state, place }) =>
      state === 'waiting' || (state !== 'signed' && (String(place) === again || id === returned.choosing?.line)),
  );
  const [members, matches, enteredBy] = await Promise.all([
    membersOf(
      db,
      lines.flatMap(({ member }) => member ?? []),
    ),
    takesSignatures ? matchesFor(db, open) : [],
    personOf(db, sheet.enteredBy),
  ]);
  const view = {
    petition,
    sheet,
    lines,
    members,
    zone,
    word: given.word,
    takesSignatures,
    enteredBy: enteredBy?.name ?? '',
    toSettle: matches.map(({ candidates }, index) => ({ line: open[index]!, candidates })),
    mayTakeBack: impedimentsToTakingBack({ state: 'signed' }, petition).length === 0,
    ...returned,
  };
  return page(`${words.sheet(sheet.id)}: ${petition.title}`, <SheetPage {...view} />, { section, status });
}

const Choice = z.object({
  line: z.coerce.number().int().positive(),
  member: z
    .string()
    .regex(/^([1-9]\d{0,15}|nobody)$/)
    .optional(),
  number: z.string().trim().max(40).default(''),
});

/** A number that was written goes before what was chosen. */
async function choose(given: Given, call: Call): Promise<Answer> {
  const { petition, sheet } = await sheetIn(call);
  const form = await call.form(Choice);
  const { entered } = form;
  const line = Number(entered.text('line'));
  const back = (errors: readonly FieldError[], status = 422) =>
    sheetPage(given, call, { choosing: { entered, errors, line }, status });
  if (!form.ok) return back([{ field: 'member', message: words.chooseOne }]);
  const { member, number } = form.value;
  const other = number ? await memberByNumber(call.visit.db, number) : undefined;
  if (number && !other) return back([{ field: 'number', message: words.noSuchMember }]);
  if (!other && !member) return back([{ field: 'member', message: words.chooseOne }]);
  const chosen = other?.id ?? (member === 'nobody' ? null : Number(member));
  const settled = await call.attempt((act) =>
    settleLine(act, petition.id, { sheet: sheet.id, line, member: chosen }, rulesOf(given)),
  );
  return settled.ok ? toLine(call, petition, sheet, line) : back(told(given, settled.impediments), 409);
}

async function toLine(call: Call, petition: Petition, sheet: Sheet, id: number): Promise<Answer> {
  const line = (await linesOf(call.visit.db, sheet.id)).find((each: PaperLine) => each.id === id);
  return seeOther(`/petitions/${petition.id}/paper/${sheet.id}${line ? `#line-${line.place}` : ''}`);
}

const told = ({ word }: Given, impediments: readonly Impediment[], field = ''): FieldError[] =>
  impediments.map((impediment) => ({ field, message: word(impediment).say }));

const Removal = z.object({
  taken: z.coerce.number({ error: words.chooseLineFirst }).int().positive(),
  reason: z.enum(takeBackCodes, chooseReason),
});

async function takeBack(given: Given, call: Call): Promise<Answer> {
  const { petition, sheet } = await sheetIn(call);
  const form = await call.form(Removal);
  if (!form.ok) return sheetPage(given, call, { taking: form, status: 422 });
  const { taken, reason } = form.value;
  const done = await call.attempt((act) =>
    takeLineBack(act, petition.id, { sheet: sheet.id, line: taken, code: reason }),
  );
  if (done.ok) return toLine(call, petition, sheet, taken);
  return sheetPage(given, call, {
    taking: { entered: form.entered, errors: told(given, done.impediments) },
    status: 409,
  });
}

const Scan = z.object({ scan: z.instanceof(File, { error: words.chooseFile }) });

async function attach(given: Given, call: Call): Promise<Answer> {
  const { petition, sheet } = await sheetIn(call);
  const form = await call.form(Scan);
  if (!form.ok) return sheetPage(given, call, { scanning: form, status: 422 });
  const scan = new Uint8Array(await form.value.scan.arrayBuffer());
  const done = await call.attempt((act) => attachScan(act, petition.id, sheet.id, scan));
  if (done.ok) return seeOther(`/petitions/${petition.id}/paper/${sheet.id}`);
  const errors = told(given, done.impediments, 'scan');
  return sheetPage(given, call, { scanning: { entered: form.entered, errors }, status: 422 });
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

/** Handed out to be kept, never shown within the site: what it holds came from outside. */
async function openScan(call: Call): Promise<Answer> {
  const { petition, sheet } = await sheetIn(call);
  const sha256 = await scanOf(call.visit.db, sheet.id);
  const scan = sha256 && (await fileOf(call.visit.db, sha256));
  if (!scan) throw new NotFound();
  const name = `petition-${petition.id}-sheet-${sheet.id}.${endings[scan.mediaType] ?? 'bin'}`;
  return fileAnswer(name, scan.mediaType, scan.bytes);
}
