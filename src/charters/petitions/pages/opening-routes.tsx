import { z } from 'zod';
import { get, page, post, seeOther, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import type { Given } from '../../given.ts';
import { lastDayOf } from '../commands/collecting.ts';
import { openPetition, pinPolicy } from '../commands/opening.ts';
import { editableStates, type Petition } from '../model.ts';
import { openedBy } from '../opened-by.ts';
import { countSignatures, draftTextOf, organizersOf } from '../queries.ts';
import { impedimentsToOpening } from '../rules.ts';
import { organizedIn } from '../addresses.ts';
import { OpeningPage } from './opening.tsx';
import { openingWords as words } from './opening-words.ts';

/** Where a text is frozen: a grave act, which asks on a page of its own. */
export function openingRoutes(given: Given): Route[] {
  return [
    get('/petitions/:id/opening', (call) => openingPage(given, call)),
    post('/petitions/:id/opening', (call) => open(given, call)),
  ];
}

async function openingPage(given: Given, call: Call, { changed = false } = {}): Promise<Answer> {
  const { db, today } = call.visit;
  const found = await organizedIn(call);
  if (!editableStates.includes(found.state)) return seeOther(`/petitions/${found.id}`);
  const petition = { ...found, ...(await draftTextOf(db, found)) };
  const policy = await openedBy(given, call.visit, petition);
  const organizers = await organizersOf(db, petition.id);
  const missing = [...impedimentsToOpening(petition, organizers, policy.petition), ...(policy.besides ?? [])];
  if (missing.length > 0) return toMend(petition);
  const view = {
    petition,
    organizers,
    policy,
    changed,
    lastDay: lastDayOf(policy.window, today),
    signed: petition.state === 'returned' ? await countSignatures(db, petition.id) : 0,
    topicLabel: (topic: string) => given.association.topics.find(({ slug }) => slug === topic)?.label ?? topic,
  };
  return page(words.title, <OpeningPage {...view} />, { section: '/petitions', status: changed ? 409 : 200 });
}

const toMend = ({ id }: Petition): Answer => seeOther(`/petitions/${id}/draft?tried=1`);

const Read = z.object({ text: z.string().max(64).default('') });

async function open(given: Given, call: Call): Promise<Answer> {
  const petition = await organizedIn(call);
  const form = await call.form(Read);
  const policy = await openedBy(given, call.visit, petition);
  const opened = await call.attempt(async (act) => {
    await pinPolicy(act, petition.id, policy);
    await openPetition(act, petition.id, form.ok ? form.value.text : '', policy);
  });
  if (opened.ok) return seeOther(`/petitions/${petition.id}`);
  const changed = opened.impediments.some(({ code }) => code === 'text-changed-since-read');
  return changed ? openingPage(given, call, { changed }) : toMend(petition);
}
