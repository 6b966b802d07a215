import { z } from 'zod';
import { countAttempt } from '../../../platform/auth/index.ts';
import { NotFound } from '../../../platform/refusal/index.ts';
import { hours } from '../../../platform/time/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  TooMany,
  type Answer,
  type Call,
  type FieldError,
  type Route,
} from '../../../platform/web/index.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import type { Filled } from '../../../platform/web/parts/index.ts';
import { unitNamed, unitsById, type Unit } from '../../../units/index.ts';
import type { Given } from '../../given.ts';
import type { Petition } from '../../petitions/model.ts';
import { petitionOf } from '../../petitions/queries.ts';
import { idOfLink } from '../../sealed-link.ts';
import { replyForUnit } from '../commands.ts';
import { positions, type Consultation } from '../model.ts';
import { consultationsById } from '../queries.ts';
import { bounds, impedimentsOfReply, impedimentsToReplying } from '../rules.ts';
import { words } from '../words.ts';
import { EndedPage, RepliedPage, ReplyPage } from './replying-views.tsx';

/** Where whoever has the link in a unit's letter reads what is asked, and answers. To read consumes nothing. */
export function replyingRoutes(given: Given): Route[] {
  return [
    get('/consultations/:token', (call) => replyPage(given, call)),
    post('/consultations/:token/reply', (call) => reply(given, call)),
  ];
}

interface Linked {
  readonly consultation: Consultation;
  readonly petition: Petition;
  readonly unit: Unit;
}

/** What the link is about. A seal that is not ours is told without asking the database. @throws NotFound */
async function linked(given: Given, call: Call): Promise<Linked> {
  const id = idOfLink(given.installation.hashKey, 'consult', call.params['token'] ?? '');
  const [consultation] = id === null ? [] : await consultationsById(call.visit.db, [id]);
  if (!consultation) throw new NotFound();
  const [petition, units] = await Promise.all([
    petitionOf(call.visit.db, consultation.petition),
    unitsById(call.visit.db, [consultation.unit]),
  ]);
  return { consultation, petition: petition!, unit: units.get(consultation.unit)! };
}

/** `form` is what came back with something wrong. */
async function replyPage(
  given: Given,
  call: Call,
  form?: Filled & { readonly errors: readonly FieldError[] },
  status = 200,
): Promise<Answer> {
  const found = await linked(given, call);
  const { consultation, petition, unit } = found;
  const [inTheWay] = impedimentsToReplying(consultation, petition, call.visit.today);
  const { committee, nouns } = given.association;
  const section = '/petitions';
  if (!inTheWay) {
    const view = { ...found, committee, nouns, action: `${call.path.replace(/\/reply$/, '')}/reply`, form };
    return page(words.replyTitle, <ReplyPage {...view} />, { section, status });
  }
  const common = {
    petition,
    committee,
    writeTo: await whomToWrite(given, call),
    notTaken: form ? [form.entered.text('reasons'), form.entered.text('remarks')].filter((text) => text.trim()) : [],
  };
  if (consultation.reply) {
    const view = { ...common, unit, reply: consultation.reply, zone: call.visit.zone };
    return page(words.youReplied, <RepliedPage {...view} />, { section, status });
  }
  const isExpired = inTheWay.code === 'consultation-expired';
  const view = { ...common, title: isExpired ? words.expiredTitle : words.overTitle };
  const lede = isExpired ? words.expiredLede(consultation.answerBy) : words.overLede(nouns);
  return page(view.title, <EndedPage {...view} lede={lede} />, { section, status: 410 });
}

/** The address of the committee; null when none is known. */
async function whomToWrite(given: Given, { visit }: Call): Promise<string | null> {
  return (await unitNamed(visit.db, given.association.units.committee))?.contactEmail || null;
}

/** Seals cannot be guessed; this keeps a machine from trying, and from writing much where it has one. */
const repliesByNetwork = { name: 'consultation replies, network', most: 30, windowMs: hours(1) };

const written = (most: number) => z.string().trim().max(most, `At most ${most} letters.`).default('');

const ReplyForm = z.object({
  position: z.enum(positions, 'Say what your unit says.'),
  reasons: written(bounds.mostReasons),
  remarks: written(bounds.mostRemarks),
  name: written(bounds.mostName),
  office: written(bounds.mostName),
});

async function reply(given: Given, call: Call): Promise<Answer> {
  const until = await countAttempt(call.visit.db, repliesByNetwork, call.network, call.visit.at);
  if (until) throw new TooMany(until);
  const { consultation } = await linked(given, call);
  const form = await call.form(ReplyForm);
  if (!form.ok) return replyPage(given, call, form, 422);
  const missing = impedimentsOfReply(form.value);
  if (missing.length > 0)
    return replyPage(given, call, { entered: form.entered, errors: missing.map(toldAtField(given)) }, 422);
  const replied = await call.attempt((act) => replyForUnit(act, consultation.id, form.value));
  if (replied.ok) return seeOther(call.path.replace(/\/reply$/, ''));
  return replyPage(given, call, { entered: form.entered, errors: [] }, 409);
}

const toldAtField =
  ({ word }: Given) =>
  (impediment: Impediment): FieldError => {
    const { say, todo } = word(impediment);
    return { field: todo?.href?.slice(1) ?? '', message: say };
  };
