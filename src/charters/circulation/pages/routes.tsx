import { z } from 'zod';
import { NotFound } from '../../../platform/refusal/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Form,
  type Route,
} from '../../../platform/web/index.ts';
import { personsOf } from '../../../roll/index.ts';
import type { Given } from '../../given.ts';
import { editableStates } from '../../petitions/model.ts';
import { organizedIn, petitionId } from '../../petitions/addresses.ts';
import { circulate, renewLink, withdrawLink } from '../commands/circulating.ts';
import { answerComment, makeComment } from '../commands/commenting.ts';
import { circulationToken } from '../link.ts';
import { answerCodes, type Version } from '../model.ts';
import { commentsOn, seeCirculation, versionsOf, type Seen, type Way } from '../queries.ts';
import { bounds, impedimentsToCommenting, versionsAfter } from '../rules/commenting.ts';
import { circulationWords as words } from '../words.ts';
import { CirculationPage } from './circulation.tsx';
import { moderationRoutes } from './moderation.tsx';
import type { Answering, CirculationView, Commenting } from './view.ts';

/** Where a draft is commented on: by members under its link, and by its organizers under its number. */
export function circulationRoutes(given: Given): Route[] {
  return [
    get('/circulation/:token', (call) => circulationPage(given, call, byLink(call))),
    post('/circulation/:token/comments', (call) => comment(given, call)),
    ...moderationRoutes(given),
    get('/petitions/:id/circulation', (call) => organizersPage(given, call)),
    post('/petitions/:id/circulation', circulateDraft),
    post('/petitions/:id/circulation/link', (call) => changeLink(call, renewLink)),
    post('/petitions/:id/circulation/link/withdrawal', (call) => changeLink(call, withdrawLink)),
    post('/petitions/:id/circulation/comments/:comment/answer', (call) => answer(given, call)),
  ];
}

const byLink = (call: Call): Way => ({ token: call.params['token'] ?? '' });

/** What was sent and came back. */
interface Returned {
  readonly commenting?: Pick<Commenting, 'form' | 'refused'>;
  readonly answering?: Pick<Answering, 'comment' | 'form' | 'impediments'>;
  readonly status?: number;
}

async function circulationPage(given: Given, call: Call, way: Way, returned: Returned = {}): Promise<Answer> {
  const person = signedIn(call);
  const { db, zone } = call.visit;
  const key = given.installation.hashKey;
  const seen = await seeCirculation(call.visit, key, way);
  const { circulation } = seen;
  const [versions, comments] = await Promise.all([
    versionsOf(db, circulation.petition),
    commentsOn(db, circulation.petition),
  ]);
  const persons = await personsOf(db, [...new Set([person, ...comments.map((one) => one.person)])]);
  const names = new Map([...persons.values()].map(({ id, name }) => [id, name]));
  const counts = { all: comments.length, own: comments.filter((one) => one.person === person).length };
  const path = `/circulation/${circulationToken(key, circulation)}`;
  // Whoever organizes it comes by the link to read as members do; what they do there is done under the number.
  const asOrganizer = seen.isOrganizer && 'petition' in way;
  const view: CirculationView = {
    ...seen,
    isOrganizer: asOrganizer,
    reader: person,
    versions,
    comments,
    names,
    shown: versionIn(call, 'version', versions) ?? versions.at(-1)!,
    comparison: comparisonIn(call, versions),
    base: asOrganizer ? `/petitions/${circulation.petition}/circulation` : path,
    link: circulation.linkWithdrawnAt ? null : { href: path, address: call.baseUrl + path },
    answering: asOrganizer ? answeringIn(call, { seen, versions, comments }, returned) : null,
    commenting: asOrganizer
      ? null
      : {
          name: names.get(person) ?? '',
          paragraph: Number(/^\d{1,4}$/.exec(call.query.get('paragraph') ?? '')?.[0] ?? 0) || null,
          refused: [],
          ...returned.commenting,
          impediments: impedimentsToCommenting(circulation, { isOrganizer: seen.isOrganizer, ...counts }),
        },
    commented: call.query.has('commented'),
    reported: call.query.has('reported'),
    topicLabel: (topic) => given.association.topics.find(({ slug }) => slug === topic)?.label ?? topic,
    word: given.word,
    zone,
  };
  return page(view.shown.title || words.untitled, <CirculationPage {...view} />, {
    section: '/petitions',
    status: returned.status ?? 200,
  });
}

/** The version that the address asks for by a name, if there is such a one. */
function versionIn(call: Call, name: string, versions: readonly Version[]): Version | undefined {
  return versions.find(({ number }) => String(number) === call.query.get(name));
}

function comparisonIn(call: Call, versions: readonly Version[]): CirculationView['comparison'] {
  const [from, to] = [versionIn(call, 'from', versions), versionIn(call, 'to', versions)];
  return from && to ? { from, to } : null;
}

/** The answer form, at the comment that the address names, or at the one whose answer came back. */
function answeringIn(
  call: Call,
  { seen, versions, comments }: Pick<CirculationView, 'versions' | 'comments'> & { readonly seen: Seen },
  { answering }: Returned,
): Answering | null {
  const asked = answering?.comment ?? Number(call.query.get('answer'));
  const found = comments.find(({ id }) => id === asked);
  if (!found) return null;
  const mayGrow = editableStates.includes(seen.circulation.state);
  return {
    impediments: [],
    ...answering,
    comment: found.id,
    present: found.answer,
    versions: versionsAfter(found.version, versions.length, mayGrow),
  };
}

const CommentForm = z.object({
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(bounds.versions + 1)
    .default(1),
  paragraph: z.coerce.number().int().min(0).max(10_000).default(0),
  body: z
    .string()
    .trim()
    .min(1, 'Write what you say.')
    .max(bounds.body, `A comment has at most ${bounds.body} letters.`),
});

async function comment(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const form = await call.form(CommentForm);
  if (!form.ok) return circulationPage(given, call, byLink(call), { commenting: { form, refused: [] }, status: 422 });
  const { version, paragraph, body } = form.value;
  const said = { version, paragraph: paragraph || null, body };
  const made = await call.attempt((act) => makeComment(act, given.installation.hashKey, byLink(call), said));
  if (made.ok) return seeOther(`/circulation/${call.params['token']}?commented=1#comment-${made.value}`);
  const commenting = { form: { errors: [], ...form }, refused: made.impediments };
  return circulationPage(given, call, byLink(call), { commenting, status: 409 });
}

/** A petition that was never circulated has no such page; its organizers are led to where they can begin. */
async function organizersPage(given: Given, call: Call, returned?: Returned): Promise<Answer> {
  const petition = await organizedIn(call);
  const versions = await versionsOf(call.visit.db, petition.id);
  if (versions.length === 0) return seeOther(`/petitions/${petition.id}/desk`);
  return circulationPage(given, call, { petition: petition.id }, returned);
}

async function circulateDraft(call: Call): Promise<Answer> {
  const petition = await organizedIn(call);
  await call.perform((act) => circulate(act, petition.id));
  return seeOther(`/petitions/${petition.id}/circulation`);
}

async function changeLink(call: Call, change: typeof renewLink): Promise<Answer> {
  const petition = await organizedIn(call);
  await call.perform((act) => change(act, petition.id));
  return seeOther(`/petitions/${petition.id}/circulation`);
}

const AnswerForm = z.object({
  code: z.enum(answerCodes, 'Choose what becomes of it.'),
  line: z.string().trim().max(bounds.line, `An answer has at most ${bounds.line} letters.`).default(''),
  version: z.coerce
    .number()
    .int()
    .min(0)
    .max(bounds.versions + 1)
    .default(0),
});

async function answer(given: Given, call: Call): Promise<Answer> {
  const petition = await organizedIn(call);
  const typed = /^[1-9]\d{0,14}$/.exec(call.params['comment'] ?? '');
  const comments = typed ? await commentsOn(call.visit.db, petition.id) : [];
  const found = comments.find(({ id }) => id === Number(typed![0]));
  if (!found) throw new NotFound();

  const form: Form<z.output<typeof AnswerForm>> = await call.form(AnswerForm);
  const back = (answering: Pick<Answering, 'form' | 'impediments'>, status: number) =>
    organizersPage(given, call, { answering: { comment: found.id, ...answering }, status });
  if (!form.ok) return back({ form, impediments: [] }, 422);
  const { code, line, version } = form.value;
  const takenUpIn = code === 'taken-up' ? version : null;
  const answered = await call.attempt((act) => answerComment(act, petition.id, found.id, { code, line, takenUpIn }));
  if (!answered.ok) return back({ form: { errors: [], ...form }, impediments: answered.impediments }, 409);
  return seeOther(`/petitions/${petitionId(call)}/circulation#comment-${found.id}`);
}
