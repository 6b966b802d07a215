import type { VNode } from 'preact';
import { z } from 'zod';
import { NotFound, refuse, type Impediment } from '../../platform/refusal/index.ts';
import {
  Banner,
  Button,
  Choices,
  Crumbs,
  Day,
  ErrorSummary,
  Facts,
  Field,
  Fine,
  Head,
  LinkButton,
  PostForm,
  returnedWith,
  Section,
  TextArea,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { personsOf, type Nouns } from '../../roll/index.ts';
import { holdersOfOffices } from '../../units/index.ts';
import type { Given } from '../given.ts';
import { mayReadLedger } from '../grants.ts';
import { meetDuty, releaseDuty } from './commands.ts';
import { evidenceKinds } from './model.ts';
import { dutyOf } from './queries.ts';
import { bounds, isForEverybody, isWebAddress } from './rules.ts';
import { seeDuty, type ShownDuty } from './shown.ts';
import {
  closesByItself,
  creditorWritten,
  DutyStateMark,
  isOfPost,
  ownerWritten,
  placeOf,
  taskWritten,
} from './views.tsx';
import { kindWords, reasonWritten, words } from './words.ts';

/** `/duties/:id`: one duty, and how it is closed. */
export function dutyRoutes(given: Given): Route[] {
  return [
    get('/duties/:id', async (call) => {
      await signedInUnlessPublic(call);
      return dutyPage(given, call);
    }),
    post('/duties/:id/done', (call) => meet(given, call)),
    post('/duties/:id/release', (call) => release(given, call)),
  ];
}

function dutyId(call: Call): number {
  const typed = call.params['id'] ?? '';
  if (!/^[1-9]\d{0,14}$/.test(typed)) throw new NotFound();
  return Number(typed);
}

/** Letters lead here: who is signed out is asked to sign in, alike for what is hidden and for what does not exist. @throws SignInFirst */
async function signedInUnlessPublic(call: Call): Promise<void> {
  const { db, by, today } = call.visit;
  if (by !== null) return;
  const duty = await dutyOf(db, dutyId(call));
  if (!duty || !isForEverybody(duty, today)) signedIn(call);
}

/** The form that came back, by its act. */
interface Sent {
  readonly met?: Returned;
  readonly released?: Returned;
}

async function dutyPage(given: Given, call: Call, sent: Sent = {}, status = 200): Promise<Answer> {
  const { visit } = call;
  const { duty, isOwner } = await seeDuty(visit, dutyId(call));
  const { association } = given;
  const task = taskWritten(duty, association);
  const returned = sent.met ?? sent.released;
  const done = call.query.get('done');
  const body = (
    <>
      <Crumbs links={mayReadLedger(visit.grants) ? [{ href: '/duties', label: words.title }] : []} />
      <Head
        mark={{
          what: kindWords[duty.kind],
          more: [duty.openedOn.slice(0, 4)],
          state: <DutyStateMark duty={duty} today={visit.today} />,
        }}
        title={task}
      />
      {returned && <ErrorSummary title={words.notDone} errors={returned.errors} />}
      {done && duty.outcome && (
        <Banner tone="good" title={duty.outcome === 'met' ? words.doneMet : words.doneReleased} arrives />
      )}
      <Section title={words.duty}>
        <DutyFacts given={given} duty={duty} holders={await holdersWritten(call, duty)} />
        {duty.outcome === null && hintOf(duty)}
        {duty.outcome === null && isOwner && closesByItself(duty) && (
          <p>
            <LinkButton href={placeOf(duty)}>
              {duty.kind === 'renewal-notice' ? words.seeGroup : words.goThere}
            </LinkButton>
          </p>
        )}
      </Section>
      {duty.outcome === null && isOwner && <Closing duty={duty} sent={sent} nouns={association.nouns} />}
    </>
  );
  return page(task, body, { status });
}

/** How it is met where nobody can do it on this page. */
function hintOf({ kind }: ShownDuty): VNode | null {
  switch (kind) {
    case 'renewal-notice':
      return <Fine>{words.noticeWaits}</Fine>;
    case 'body':
      return <Fine>{words.bodyRefused}</Fine>;
    case 'endorsement':
      return <Fine>{words.answerByLetter}</Fine>;
    default:
      return null;
  }
}

/** Who holds the post today; the ledger names posts, so that a duty passes with them. */
async function holdersWritten({ visit: { db, today } }: Call, { unit, office }: ShownDuty): Promise<string> {
  if (unit === null) return words.nobody;
  const persons = await personsOf(db, await holdersOfOffices(db, unit, [office], today));
  return (
    [...persons.values()]
      .map(({ name }) => name)
      .filter(Boolean)
      .join(', ') || words.nobody
  );
}

interface DutyFactsProps {
  readonly given: Given;
  readonly duty: ShownDuty;
  readonly holders: string;
}

function DutyFacts({ given: { association }, duty, holders }: DutyFactsProps): VNode {
  const owner = ownerWritten(duty, association);
  const ownerHref =
    duty.kind === 'promise' ? duty.groupOf && `/groups/${duty.groupOf.slug}` : duty.of && `/units/${duty.of.slug}`;
  return (
    <Facts
      of={[
        [words.owes, ownerHref ? <a href={ownerHref}>{owner}</a> : owner],
        duty.outcome === null && isOfPost(duty) && [words.holder, holders],
        [words.owedTo, creditorWritten(duty, association)],
        duty.petition !== null && [
          words.about,
          <a href={`/petitions/${duty.petition}`}>{words.petition(duty.title, duty.petition)}</a>,
        ],
        duty.petition === null &&
          duty.groupOf &&
          duty.kind !== 'promise' && [words.about, <a href={`/groups/${duty.groupOf.slug}`}>{duty.groupOf.name}</a>],
        [words.opened, <Day on={duty.openedOn} />],
        [words.due, duty.dueOn ? <Day on={duty.dueOn} /> : words.noDay],
        duty.closedOn !== null && [words.closed, <Day on={duty.closedOn} />],
        duty.outcome === 'met' && [words.evidence, <EvidenceShown duty={duty} />],
        duty.outcome === 'released' && [words.reason, reasonWritten(duty.reason)],
      ]}
    />
  );
}

/** What shows that it was met. An address that is none any more is text. */
function EvidenceShown({ duty }: { duty: ShownDuty }): VNode {
  if (duty.evidenceKind === 'fact' && duty.kind !== 'promise')
    return (
      <a href={duty.petition === null ? `/groups/${duty.groupOf?.slug}` : `/petitions/${duty.petition}`}>
        {words.factEvidence(duty.kind)}
      </a>
    );
  if (duty.evidenceKind === 'link' && isWebAddress(duty.evidence))
    return (
      <a href={duty.evidence} rel="nofollow noopener">
        {duty.evidence}
      </a>
    );
  return <>{duty.evidence}</>;
}

function Closing({ duty, sent, nouns }: { duty: ShownDuty; sent: Sent; nouns: Nouns }): VNode {
  return (
    <>
      <Section title={words.met}>
        {closesByItself(duty) && <Fine>{words.closeByItself}</Fine>}
        <PostForm action={`/duties/${duty.id}/done`}>
          <Choices
            name="evidenceKind"
            legend={words.evidenceKind}
            form={sent.met}
            chosen="document"
            options={evidenceKinds.map((value) => ({ value, label: words.evidenceKinds[value] }))}
          />
          <Field name="evidence" label={words.evidenceText} hint={words.evidenceHint(nouns)} form={sent.met} required />
          <Button kind={closesByItself(duty) ? 'quiet' : undefined}>{words.meet}</Button>
        </PostForm>
      </Section>
      <Section title={words.release}>
        <p>{words.releaseLede}</p>
        <PostForm action={`/duties/${duty.id}/release`}>
          <TextArea name="reason" label={words.releaseReason} rows={3} form={sent.released} required />
          <Button kind="quiet">{words.releaseButton}</Button>
        </PostForm>
      </Section>
    </>
  );
}

const Met = z.object({
  evidenceKind: z.enum(evidenceKinds, words.chooseEvidence),
  evidence: z.string().trim().max(bounds.mostEvidence, words.tooLong(bounds.mostEvidence)).default(''),
});
const Released = z.object({
  reason: z.string().trim().max(bounds.mostReason, words.tooLong(bounds.mostReason)).default(''),
});

/** Asked before the form is read: whoever owes nothing is told so whatever they send. @throws SignInFirst, Refused, NotFound */
async function owedDuty(call: Call): Promise<ShownDuty> {
  signedIn(call);
  const { duty, isOwner } = await seeDuty(call.visit, dutyId(call));
  return isOwner ? duty : refuse('not-granted', { grant: 'duty' });
}

async function meet(given: Given, call: Call): Promise<Answer> {
  const duty = await owedDuty(call);
  const form = await call.form(Met);
  if (!form.ok) return dutyPage(given, call, { met: form }, 422);
  const { evidenceKind: kind, evidence: text } = form.value;
  const done = await call.attempt((act) => meetDuty(act, duty.id, { kind, text }));
  if (done.ok) return seeOther(`/duties/${duty.id}?done=1`);
  const wording = {
    word: given.word,
    fieldOf: ({ code }: Impediment) => (code.startsWith('evidence') ? 'evidence' : ''),
  };
  return dutyPage(given, call, { met: returnedWith(form.entered, done.impediments, wording) }, 409);
}

async function release(given: Given, call: Call): Promise<Answer> {
  const duty = await owedDuty(call);
  const form = await call.form(Released);
  if (!form.ok) return dutyPage(given, call, { released: form }, 422);
  const done = await call.attempt((act) => releaseDuty(act, duty.id, form.value.reason));
  if (done.ok) return seeOther(`/duties/${duty.id}?done=1`);
  const wording = { word: given.word, fieldOf: ({ code }: Impediment) => (code.startsWith('release') ? 'reason' : '') };
  return dutyPage(given, call, { released: returnedWith(form.entered, done.impediments, wording) }, 409);
}
