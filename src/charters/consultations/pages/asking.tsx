import { z } from 'zod';
import type { Visit } from '../../../platform/act/index.ts';
import { NotFound, type Impediment } from '../../../platform/refusal/index.ts';
import { isCalendarDay, type CalendarDay } from '../../../platform/time/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type FieldError,
  type Route,
} from '../../../platform/web/index.ts';
import { unitsBySlug, unitsToChoose } from '../../../units/index.ts';
import type { Given } from '../../given.ts';
import { may, must } from '../../grants.ts';
import type { Petition } from '../../petitions/model.ts';
import { petitionId } from '../../petitions/addresses.ts';
import { petitionOf } from '../../petitions/queries.ts';
import { acknowledgeReceipt, askUnits, confirmReply, impedimentsToConsulting, setReplyAside } from '../commands.ts';
import type { UnitToAsk } from '../model.ts';
import { consultationsOfUnits, receiptOf, wasFiled } from '../queries.ts';
import { bounds, stillStands, usualAnswerDay } from '../rules.ts';
import { words } from '../words.ts';
import { ConsultationsPage, type Offered, type Returned } from './asking-views.tsx';

/** Where chair and verifiers acknowledge receipt, ask units, and look at what came back. */
export function askingRoutes(given: Given): Route[] {
  return [
    post('/petitions/:id/receipt', acknowledge),
    get('/petitions/:id/consultations', (call) => consultationsPage(given, call)),
    post('/petitions/:id/consultations', (call) => ask(given, call)),
    post('/petitions/:id/consultations/:consultation/confirmation', confirm),
    post('/petitions/:id/consultations/:consultation/setting-aside', (call) => setAside(given, call)),
  ];
}

/** The petition of the address, for chair and verifiers, once it has been filed; also while it is with its organizers again. */
async function filed(call: Call): Promise<Petition> {
  signedIn(call);
  if (!may(call.visit, 'petitions.verify')) must(call.visit, 'docket.decide');
  const petition = await petitionOf(call.visit.db, petitionId(call));
  if (!petition || !(await wasFiled(call.visit.db, petition))) throw new NotFound();
  return petition;
}

async function acknowledge(call: Call): Promise<Answer> {
  signedIn(call);
  must(call.visit, 'docket.decide');
  const petition = await filed(call);
  await call.perform((act) => acknowledgeReceipt(act, petition.id));
  return seeOther(`/petitions/${petition.id}/consultations`);
}

async function consultationsPage(given: Given, call: Call, returned: Returned = {}): Promise<Answer> {
  const petition = await filed(call);
  const { visit } = call;
  const [own, acknowledgedAt, consultations, offered, meetingOn] = await Promise.all([
    impedimentsToConsulting(visit, petition.id),
    receiptOf(visit.db, petition),
    consultationsOfUnits(visit.db, petition.id),
    offeredIn(given, call, petition),
    meetingFor(given, petition, visit),
  ]);
  const standing = new Set(
    consultations.filter((one) => stillStands(one, petition, visit.today)).map(({ unit }) => unit),
  );
  const { consultation: rules } = given.policies.of(petition.policyId, petition.policyVersion);
  const view = {
    petition,
    own,
    acknowledgedAt,
    consultations,
    offered: { ...offered, ...withoutThose(offered, standing) },
    silence: rules.silence,
    answerBy: usualAnswerDay(rules, visit.today, meetingOn),
    copiedTo: given.association.units.receiptsCopiedTo,
    mayAcknowledge: may(visit, 'docket.decide'),
    zone: visit.zone,
    today: visit.today,
    word: given.word,
    nouns: given.association.nouns,
    asked: call.query.has('asked'),
    returned,
  };
  return page(`${words.title}: ${petition.title}`, <ConsultationsPage {...view} />, {
    section: '/staff',
    status: returned.status ?? 200,
  });
}

/** Units that the statement touches, and all others. */
async function offeredIn(given: Given, { visit }: Call, petition: Petition): Promise<Offered> {
  const { title, purpose, topics, id } = petition;
  const found = await given.unitsTouched(visit, { title, purpose, topics, except: id });
  const [units, others] = await Promise.all([
    unitsBySlug(
      visit.db,
      found.map(({ slug }) => slug),
    ),
    unitsToChoose(visit.db),
  ]);
  return {
    touched: found.flatMap(({ slug, touched }) => {
      const unit = units.get(slug);
      return unit ? [{ unit, touched }] : [];
    }),
    others,
  };
}

const withoutThose = ({ touched, others }: Offered, asked: ReadonlySet<number>): Offered => ({
  touched: touched.filter(({ unit }) => !asked.has(unit.id)),
  others: others.filter(({ id }) => !asked.has(id) && !touched.some(({ unit }) => unit.id === id)),
});

/** The day of the meeting that can decide on the petition: the first that it was filed in time for. */
async function meetingFor(given: Given, { filedOn }: Petition, visit: Visit): Promise<CalendarDay | null> {
  return (await given.association.nextMeeting(visit, filedOn ?? visit.today))?.on ?? null;
}

const unitId = z
  .number('Choose a unit of the list.')
  .int('Choose a unit of the list.')
  .min(1, 'Choose a unit of the list.')
  .max(2 ** 31 - 1, 'Choose a unit of the list.');

const AskForm = z.object({
  units: z.array(z.coerce.number().pipe(unitId)).max(bounds.mostUnits, 'Those are too many.').default([]),
  another: z
    .string()
    .default('')
    .transform((text) => (text === '' ? null : Number(text)))
    .pipe(unitId.nullable()),
  reason: z.string().trim().max(bounds.mostReason, `At most ${bounds.mostReason} letters.`).default(''),
  question: z
    .string('Write the question.')
    .trim()
    .min(bounds.leastQuestion, 'Write the question.')
    .max(bounds.mostQuestion, 'At most 1,000 letters.'),
  answerBy: z.string().refine(isCalendarDay, 'Write the day as 2026-11-30.'),
});

async function ask(given: Given, call: Call): Promise<Answer> {
  const petition = await filed(call);
  const form = await call.form(AskForm);
  if (!form.ok) return consultationsPage(given, call, { asking: form, status: 422 });
  const { question, answerBy } = form.value;
  const { touched } = await offeredIn(given, call, petition);
  const units = unitsChosen(form.value, touched);
  const meetingOn = await meetingFor(given, petition, call.visit);
  const asked = await call.attempt((act) => askUnits(act, petition.id, { units, question, answerBy }, meetingOn));
  if (asked.ok) return seeOther(`/petitions/${petition.id}/consultations?asked=1`);
  return consultationsPage(given, call, {
    asking: { entered: form.entered, errors: toldAtFields(given, asked.impediments) },
    status: 409,
  });
}

/** What was ticked, with the words that are touched; and the other one, which nothing was found of, with the reason. */
function unitsChosen(
  { units, another, reason }: z.output<typeof AskForm>,
  touched: Offered['touched'],
): readonly UnitToAsk[] {
  const ids = new Set([...units, ...(another === null ? [] : [another])]);
  return [...ids].map((id) => {
    const found = touched.find(({ unit }) => unit.id === id);
    return { unit: id, touched: found?.touched ?? [], reason: id === another ? reason : '' };
  });
}

const toldAtFields = ({ word }: Given, impediments: readonly Impediment[]): FieldError[] =>
  impediments.map((impediment) => {
    const { say, todo } = word(impediment);
    return { field: todo?.href?.startsWith('#') ? todo.href.slice(1) : '', message: say };
  });

const consultationId = (call: Call): number => {
  const typed = call.params['consultation'] ?? '';
  if (!/^[1-9]\d{0,14}$/.test(typed)) throw new NotFound();
  return Number(typed);
};

async function confirm(call: Call): Promise<Answer> {
  const petition = await filed(call);
  const id = consultationId(call);
  await call.perform((act) => confirmReply(act, petition.id, id));
  return seeOther(`/petitions/${petition.id}/consultations#consultation-${id}`);
}

const SettingAside = z.object({
  because: z.string().trim().max(bounds.mostReason, `At most ${bounds.mostReason} letters.`).default(''),
});

async function setAside(given: Given, call: Call): Promise<Answer> {
  const petition = await filed(call);
  const id = consultationId(call);
  const form = await call.form(SettingAside);
  if (!form.ok) return consultationsPage(given, call, { settingAside: { ...form, id }, status: 422 });
  const done = await call.attempt((act) => setReplyAside(act, petition.id, id, form.value.because));
  if (done.ok) return seeOther(`/petitions/${petition.id}/consultations#consultation-${id}`);
  const errors = done.impediments.map((impediment) => ({ field: 'because', message: given.word(impediment).say }));
  return consultationsPage(given, call, { settingAside: { entered: form.entered, errors, id }, status: 409 });
}
