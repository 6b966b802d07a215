import { z } from 'zod';
import { refuse, type Impediment } from '../../platform/refusal/index.ts';
import { ErrorSummary, Obstacles, returnedWith, Section, type Returned } from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { GroupPageHead, seeGroup, type Group } from '../../groups/index.ts';
import type { Given } from '../given.ts';
import { renewalOf } from '../renewals/queries.ts';
import { words as renewalWords } from '../renewals/words.ts';
import { recorderIn, recordRenewal, settleRecord } from './commands.ts';
import { recordsOf, waitingIn } from './queries.ts';
import { impedimentsToRecording, recordedWay } from './rules.ts';
import { RecordForm, Records, SettleForm } from './views.tsx';
import { words } from './words.ts';

/** `/groups/:slug/renewal/record`: where a renewal that needs no petition is put on record. */
export function recordRoutes(given: Given): Route[] {
  return [
    get('/groups/:slug/renewal/record', async (call) => {
      const group = await seeGroup(call.visit, call.params['slug']);
      if (group.slug !== call.params['slug']) return seeOther(`/groups/${group.slug}/renewal/record`);
      return recordPage(given, call, group);
    }),
    post('/groups/:slug/renewal/record', (call) => record(given, call)),
    post('/groups/:slug/renewal/record/settlement', (call) => settle(given, call)),
  ];
}

interface Shown {
  readonly recording?: Returned;
  readonly settling?: Returned;
}

async function recordPage(given: Given, call: Call, group: Group, shown: Shown = {}, status = 200): Promise<Answer> {
  const { standing, rules } = await renewalOf(call.visit, group, given.policies);
  const records = await recordsOf(call.visit.db, group.id);
  const waiting = waitingIn(records);
  const recorder = recorderIn(call.visit, group);
  const impediments = impedimentsToRecording(standing, rules, { ...recorder, waiting });
  const way = recordedWay(rules);
  const returned = shown.recording ?? shown.settling;
  const body = (
    <>
      <GroupPageHead group={group} title={renewalWords.title} lede={renewalWords.lede(group.name)} />
      {returned && <ErrorSummary title={shown.settling ? words.notSettled : words.notDone} errors={returned.errors} />}
      {way && impediments.length === 0 && (
        <RecordForm group={group} way={way} renewal={rules.renewal} form={shown.recording} />
      )}
      {waiting && recorder.isStaff && !recorder.isOwn && <SettleForm group={group} form={shown.settling} />}
      {records.length > 0 && <Records records={records} />}
      {impediments.length > 0 && (
        <Section title={renewalWords.notNow}>
          <Obstacles wordings={impediments.map(given.word)} quiet />
        </Section>
      )}
    </>
  );
  return page(`${renewalWords.title} · ${group.name}`, body, { section: '/groups', status });
}

const Recorded = z.object({ evidence: z.string().default(''), delivered: z.array(z.string()).max(100).default([]) });

async function record(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const group = await seeGroup(call.visit, call.params['slug']);
  const { isConvener, isStaff } = recorderIn(call.visit, group);
  if (!isConvener && !isStaff) refuse('not-granted', { grant: 'group.edit' });
  const form = await call.form(Recorded);
  if (!form.ok) return recordPage(given, call, group, { recording: form }, 422);
  const { renewal } = (await renewalOf(call.visit, group, given.policies)).rules;
  const named = renewal.by === 'deliverables' ? renewal.what : [];
  const delivered = form.value.delivered.flatMap((place) => named[Number(place)] ?? []);
  const done = await call.attempt((act) =>
    recordRenewal(act, group, given.policies, { delivered, evidence: form.value.evidence }),
  );
  if (done.ok) return seeOther(`/groups/${group.slug}/renewal/record`);
  const wording = { word: given.word, fieldOf };
  return recordPage(given, call, group, { recording: returnedWith(form.entered, done.impediments, wording) }, 409);
}

function fieldOf({ code }: Impediment): string {
  if (code.startsWith('renewal-evidence')) return 'evidence';
  return code === 'delivered-too-little' ? 'delivered[]' : '';
}

const Settled = z.object({ result: z.enum(['accepted', 'refused']), reason: z.string().default('') });

async function settle(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const group = await seeGroup(call.visit, call.params['slug']);
  if (!recorderIn(call.visit, group).isStaff) refuse('not-granted', { grant: 'petitions.verify' });
  const form = await call.form(Settled);
  if (!form.ok) return recordPage(given, call, group, { settling: form }, 422);
  const done = await call.attempt((act) => settleRecord(act, group, given.policies, form.value));
  if (done.ok) return seeOther(`/groups/${group.slug}/renewal/record`);
  const wording = {
    word: given.word,
    fieldOf: ({ code }: Impediment) => (code.startsWith('record-reason') ? 'reason' : ''),
  };
  return recordPage(given, call, group, { settling: returnedWith(form.entered, done.impediments, wording) }, 409);
}
