import type { VNode } from 'preact';
import { z } from 'zod';
import { NotFound, type Impediment } from '../../platform/refusal/index.ts';
import { isCalendarDay } from '../../platform/time/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import {
  Button,
  Choices,
  Crumbs,
  ErrorSummary,
  Field,
  Head,
  Obstacles,
  PostForm,
  Prose,
  returnedWith,
  Row,
  Section,
  State,
  TextArea,
  type Returned,
} from '../../platform/web/parts/index.ts';
import {
  DecisionsTaken,
  decisionsOn,
  impedimentsToRatifying,
  petitionOf,
  stateWords,
  type Decision,
  type Petition,
} from '../../charters/index.ts';
import type { Given } from '../given.ts';
import { must } from '../grants.ts';
import { recordCouncilVote } from './commands.ts';
import { voteResults } from './model.ts';
import { votesOn } from './queries.ts';
import { bounds, impedimentsToVoting } from './rules.ts';
import { VotesTable } from './views.tsx';
import type { Nouns } from '../../roll/index.ts';
import { words } from './words.ts';

/** Where the secretary of the council records its vote on an approval. */
export function ratificationRoutes(given: Given): Route[] {
  return [
    get('/petitions/:id/ratification', (call) => votePage(given, call)),
    post('/petitions/:id/ratification', (call) => record(given, call), { grave: true }),
  ];
}

/** A petition with the latest approval of it. @throws NotFound where there is none */
async function askedAbout(call: Call): Promise<{ petition: Petition; decision: Decision }> {
  signedIn(call);
  must(call.visit, 'council.record');
  const typed = call.params['id'] ?? '';
  const petition = /^[1-9]\d{0,8}$/.test(typed) ? await petitionOf(call.visit.db, Number(typed)) : undefined;
  const approval = petition && (await decisionsOn(call.visit.db, petition.id)).find(isApproval);
  if (!approval) throw new NotFound();
  return { petition, decision: approval };
}

const isApproval = ({ result }: Decision): boolean => result === 'approved';

async function votePage(given: Given, call: Call, form?: Returned, status = 200): Promise<Answer> {
  const { petition, decision } = await askedAbout(call);
  const { db, today } = call.visit;
  const { nouns } = given.association;
  const [own, votes] = await Promise.all([impedimentsToRatifying(call.visit, petition), votesOn(db, [decision.id])]);
  const inTheWay = own.length > 0 ? own : impedimentsToVoting(decision);
  return page(
    `${words.title(nouns)}: ${petition.title}`,
    <>
      <Crumbs
        links={[
          { href: '/staff', label: words.staff },
          { href: '/docket', label: words.docket },
        ]}
      />
      <Head
        mark={{ what: `P ${petition.id}`, state: <State of={petition.state}>{stateWords[petition.state]}</State> }}
        title={petition.title}
        lede={words.lede(given.association.council)}
      />
      {form && <ErrorSummary errors={form.errors} />}
      <Section title={words.approval}>
        <Prose text={petition.purpose} statement />
        <DecisionsTaken decisions={[decision]} nouns={nouns} />
      </Section>
      {votes.length > 0 && (
        <Section title={words.earlier}>
          <VotesTable
            votes={votes.map((vote) => ({ ...vote, title: petition.title, petition: petition.id }))}
            nouns={nouns}
          />
        </Section>
      )}
      <Section title={words.record}>
        {inTheWay.length > 0 ? (
          <Obstacles wordings={inTheWay.map(given.word)} />
        ) : (
          <VoteForm petition={petition} nouns={nouns} form={form} today={today} />
        )}
      </Section>
    </>,
    { section: '/staff', status },
  );
}

interface VoteFormProps {
  readonly petition: Petition;
  readonly nouns: Nouns;
  readonly form: Returned | undefined;
  readonly today: string;
}

function VoteForm({ petition, nouns, form, today }: VoteFormProps): VNode {
  return (
    <PostForm action={`/petitions/${petition.id}/ratification`}>
      <Choices
        name="result"
        legend={words.result(nouns)}
        form={form}
        options={voteResults.map((value) => ({ value, label: words.results[value], hint: words.hints(nouns)[value] }))}
      />
      <Field name="votedOn" label={words.day} type="date" value={today} form={form} short required />
      <Field name="present" label={words.present} inputMode="numeric" form={form} short />
      <Row>
        <Field name="votesFor" label={words.votesFor} inputMode="numeric" form={form} short />
        <Field name="votesAgainst" label={words.votesAgainst} inputMode="numeric" form={form} short />
        <Field name="votesAbstained" label={words.votesAbstained} inputMode="numeric" form={form} short />
      </Row>
      <TextArea name="minute" label={words.minute} hint={words.minuteHint} form={form} />
      <Button>{words.save}</Button>
    </PostForm>
  );
}

/** A number of people; the field names itself, because the sentence stands on top of the page too. */
const numberOf = (field: string) =>
  z
    .string()
    .trim()
    .default('')
    .transform((text) => (text === '' ? null : Number(text)))
    .pipe(
      z
        .number(`${field}: write a whole number.`)
        .int(`${field}: write a whole number.`)
        .min(0, `${field}: write 0 or more.`)
        .max(1_000_000, `${field}: that is more than there are.`)
        .nullable(),
    );

const Vote = (nouns: Nouns) =>
  z.object({
    result: z.enum(voteResults, words.sayResult(nouns)),
    votedOn: z.string().refine(isCalendarDay, 'Write the day as 2026-11-30.'),
    present: numberOf(words.present),
    votesFor: numberOf(words.votesFor),
    votesAgainst: numberOf(words.votesAgainst),
    votesAbstained: numberOf(words.votesAbstained),
    minute: z.string().trim().max(bounds.mostMinute, `At most ${bounds.mostMinute} letters.`).default(''),
  });

async function record(given: Given, call: Call): Promise<Answer> {
  const { petition } = await askedAbout(call);
  const form = await call.form(Vote(given.association.nouns));
  if (!form.ok) return votePage(given, call, form, 422);
  const done = await call.attempt((act) => recordCouncilVote(act, petition.id, form.value, given.policies));
  if (done.ok) return seeOther(`/petitions/${petition.id}?done=council-voted`);
  const { word } = given;
  const fieldOf = (impediment: Impediment) => /^#(.+)/.exec(word(impediment).todo?.href ?? '')?.[1] ?? '';
  return votePage(given, call, returnedWith(form.entered, done.impediments, { word, fieldOf }), 409);
}
