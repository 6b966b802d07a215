import { z } from 'zod';
import { countAttempt } from '../../../platform/auth/index.ts';
import { NotFound, Refused, refuseIf } from '../../../platform/refusal/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  json,
  signedIn,
  TooMany,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import { returnedWith } from '../../../platform/web/parts/index.ts';
import { days } from '../../../platform/time/index.ts';
import { personOf } from '../../../roll/index.ts';
import { circulatingOf } from '../../circulation/pages/draft-section.tsx';
import type { Given } from '../../given.ts';
import { beginPetition, impedimentsToBeginning, saveText } from '../commands/drafting.ts';
import { inviteOrganizer, removeOrganizer, saveOwnDetails } from '../commands/organizing.ts';
import { postInvitation } from '../letters.ts';
import { editableStates, type DraftText, type Petition } from '../model.ts';
import { draftTextOf, isOrganizer, lastSendBack, organizersOf, petitionOf } from '../queries.ts';
import { bounds, impedimentsToEditing, impedimentsToOpening, type PetitionRules } from '../rules.ts';
import { openedBy } from '../opened-by.ts';
import { organizedIn } from '../addresses.ts';
import { DraftPage, type DraftView } from './draft.tsx';
import { draftWords as words } from './draft-words.ts';

const line = (most: number, name: string) =>
  z.string().trim().max(most, `${name} has at most ${most} letters.`).default('');

const TextForm = z.object({
  title: line(bounds.title, 'The name'),
  openTo: line(bounds.openTo, 'This'),
  purpose: z.string().max(bounds.purpose, `The statement has at most ${bounds.purpose} letters.`).default(''),
  topics: z.array(z.string().max(80)).max(bounds.topics, `Choose at most ${bounds.topics} topics.`).default([]),
  revision: z.coerce.number().int().min(0).default(0),
});

const Invitation = z.object({
  name: z.string().trim().min(1, 'Write their name.').max(120, 'A name has at most 120 letters.'),
  email: z.email('Write an e-mail address, as name@example.org.').max(200),
});

/** Invitations go to any address, in our name; taken back and sent anew, they would be a way to write to everybody. */
const invitationsByPerson = { name: 'organizer invitations, person', most: 30, windowMs: days(1) };

/** Where drafts are begun and written. */
export function draftingRoutes(given: Given): Route[] {
  return [
    get('/petitions/new', (call) => newDraftPage(given, call)),
    post('/petitions/new', (call) => begin(given, call)),
    get('/petitions/:id/draft', (call) => draftPage(given, call)),
    post('/petitions/:id/draft', (call) => save(given, call)),
    post('/petitions/:id/organizers', (call) => invite(given, call)),
    post('/petitions/:id/organizers/:organizer/removal', remove),
    post('/petitions/:id/own-details', (call) => saveOwn(given, call)),
  ];
}

const nothing: DraftText = { title: '', openTo: '', purpose: '', topics: [] };

async function newDraftPage(given: Given, call: Call, text = nothing, extra: Extra = {}): Promise<Answer> {
  const { status = 200, ...shown } = extra;
  const { organizing } = given.policies.inForce(call.visit.today);
  const refused = call.visit.by ? await impedimentsToBeginning(call.visit, call.visit.by, organizing) : [];
  const view: DraftView = { ...(await common(given, call, null, text)), refused, ...shown };
  return page(words.newTitle, <DraftPage {...view} />, { section: '/petitions', status });
}

async function begin(given: Given, call: Call): Promise<Answer> {
  const form = await call.form(TextForm);
  const text = form.ok ? form.value : typed(form.entered);
  if (!form.ok) return newDraftPage(given, call, text, { form, status: 422 });
  // Whoever has not signed in keeps what they wrote, and is shown the way in.
  if (!call.visit.by) return newDraftPage(given, call, text, { signedOut: true, status: 401 });

  const { id: policyId, version: policyVersion, organizing } = given.policies.inForce(call.visit.today);
  const by = call.visit.by;
  const person = await personOf(call.visit.db, by);
  const organizer = { name: person?.name ?? '', email: person?.email ?? '' };
  const begun = await call.attempt((act) =>
    beginPetition(act, { by, policyId, policyVersion, text: known(given, text), organizer }, organizing),
  );
  if (!begun.ok) return newDraftPage(given, call, text, { refused: begun.impediments, status: 409 });
  return seeOther(`/petitions/${begun.value}/draft`);
}

/** Topics that the association does not keep are dropped: they come from a form that somebody wrote by hand. */
function known(given: Given, text: DraftText): DraftText {
  const slugs = new Set(given.association.topics.map(({ slug }) => slug));
  return {
    title: text.title,
    openTo: text.openTo,
    purpose: text.purpose,
    topics: [...new Set(text.topics)].filter((topic) => slugs.has(topic)),
  };
}

function typed(entered: { text(name: string): string; all(name: string): readonly string[] }): DraftText {
  return {
    title: entered.text('title'),
    openTo: entered.text('openTo'),
    purpose: entered.text('purpose'),
    topics: entered.all('topics[]'),
  };
}

type Extra = Partial<
  Pick<
    DraftView,
    'form' | 'inviting' | 'describing' | 'tried' | 'refused' | 'conflict' | 'signedOut' | 'text' | 'revision'
  >
> & { status?: number };

async function draftPage(given: Given, call: Call, { status = 200, ...extra }: Extra = {}): Promise<Answer> {
  const petition = await organizedIn(call);
  if (!editableStates.includes(petition.state)) {
    // What was typed for a draft that another organizer has opened meanwhile is given back with the reason.
    if (call.method === 'POST') refuseIf(impedimentsToEditing(petition, true));
    return seeOther(`/petitions/${petition.id}`);
  }
  const view = {
    ...(await common(given, call, petition, extra.text ?? (await draftTextOf(call.visit.db, petition)))),
    tried: call.query.has('tried'),
    done: words.done[call.query.get('done') ?? ''],
    ...extra,
  };
  return page(petition.title || words.untitled, <DraftPage {...view} />, { section: '/petitions', status });
}

async function common(given: Given, call: Call, petition: Petition | null, text: DraftText): Promise<DraftView> {
  const { db, by, zone } = call.visit;
  const organizers = petition ? await organizersOf(db, petition.id) : [];
  const policy = await openedBy(given, call.visit, petition);
  return {
    petition,
    text,
    revision: petition?.revision ?? 0,
    organizers,
    own: organizers.find((one) => one.person === by && one.acceptedAt) ?? null,
    topics: given.association.topics,
    missing: petition
      ? [...impedimentsToOpening({ ...petition, ...text }, organizers, policy.petition), ...(policy.besides ?? [])]
      : [],
    tried: false,
    refused: [],
    conflict: null,
    signedOut: false,
    sentBack: petition ? await lastSendBack(db, petition.id) : null,
    membersOnly: policy.organizing.members,
    postalAddress: policy.petition.postalAddress,
    circulating: petition && (await circulatingOf(db, petition.id, await draftTextOf(db, petition))),
    near: await given.near(call.visit, {
      title: text.title,
      purpose: text.purpose,
      topics: text.topics,
      except: petition?.id ?? null,
      isOwn: true,
    }),
    word: given.word,
    zone,
  };
}

async function save(given: Given, call: Call): Promise<Answer> {
  const form = await call.form(TextForm);
  const text = form.ok ? form.value : typed(form.entered);
  if (!call.visit.by && call.wantsJson) return json({ saved: false, reason: 'signed-out' }, 401);
  const petition = await organizedIn(call);
  if (!form.ok)
    return call.wantsJson
      ? json({ saved: false, errors: form.errors }, 422)
      : draftPage(given, call, { text, form, status: 422 });

  const saved = await call.attempt((act) => saveText(act, petition.id, known(given, text), form.value.revision));
  if (saved.ok)
    return call.wantsJson
      ? json({ saved: true, revision: saved.value, at: call.visit.at.toISOString() })
      : seeOther(`/petitions/${petition.id}/draft?done=saved`);
  if (call.wantsJson) return json({ saved: false, reason: saved.impediments[0]?.code }, 409);
  const theirs = await petitionOf(call.visit.db, petition.id);
  if (!theirs || !editableStates.includes(theirs.state)) throw new Refused(saved.impediments);
  return draftPage(given, call, { text, conflict: { editedAt: theirs.editedAt, theirs }, status: 409 });
}

async function invite(given: Given, call: Call): Promise<Answer> {
  const by = signedIn(call);
  const petition = await organizedIn(call);
  const form = await call.form(Invitation);
  if (!form.ok) return draftPage(given, call, { inviting: form, status: 422 });
  const until = await countAttempt(call.visit.db, invitationsByPerson, by, call.visit.at);
  if (until) throw new TooMany(until);
  const { organizersMost } = given.policies.of(petition.policyId, petition.policyVersion).petition;
  const invited = await call.attempt(async (act) => {
    const secret = await inviteOrganizer(act, petition.id, form.value, organizersMost);
    const inviter = await personOf(act.db, by);
    await postInvitation(act, given.head(), { petition, invited: form.value, by: inviter?.name ?? '', secret });
  });
  if (!invited.ok) {
    const inviting = returnedWith(form.entered, invited.impediments, { word: given.word, fieldOf: () => 'email' });
    return draftPage(given, call, { inviting, status: 409 });
  }
  return seeOther(`/petitions/${petition.id}/draft?done=invited`);
}

async function remove(call: Call): Promise<Answer> {
  const petition = await organizedIn(call);
  const organizer = z.uuid().safeParse(call.params['organizer']);
  if (!organizer.success) throw new NotFound();
  await call.perform((act) => removeOrganizer(act, petition.id, organizer.data));
  const remains = await isOrganizer(call.visit.db, petition.id, signedIn(call));
  return seeOther(remains ? `/petitions/${petition.id}/draft?done=removed` : '/me');
}

/** Whether the rules of the petition ask its organizers for their addresses. */
export const addressAsked = (
  { policies }: Pick<Given, 'policies'>,
  { policyId, policyVersion }: Petition,
): PetitionRules['postalAddress'] => policies.of(policyId, policyVersion).petition.postalAddress;

const addressWritten = z.string().trim().max(500, 'An address has at most 500 letters.');

/** What an organizer says of themselves; no address is kept that the rules do not ask for. */
export const ownDetailsForm = (address: PetitionRules['postalAddress']) =>
  z.object({
    name: z.string().trim().min(1, 'Write your name.').max(120, 'A name has at most 120 letters.'),
    work: line(160, 'This'),
    postalAddress: {
      required: addressWritten.min(1, 'Write your postal address; the rules ask for it.'),
      optional: addressWritten.default(''),
      'not-asked': z
        .unknown()
        .optional()
        .transform(() => ''),
    }[address],
  });

async function saveOwn(given: Given, call: Call): Promise<Answer> {
  const petition = await organizedIn(call);
  const form = await call.form(ownDetailsForm(addressAsked(given, petition)));
  if (!form.ok) return draftPage(given, call, { describing: form, status: 422 });
  await call.perform((act) => saveOwnDetails(act, petition.id, form.value));
  return seeOther(`/petitions/${petition.id}/draft?done=described`);
}
