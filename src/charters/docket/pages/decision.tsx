import { z } from 'zod';
import { NotFound, type Impediment } from '../../../platform/refusal/index.ts';
import {
  Button,
  Choices,
  Crumbs,
  Day,
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
  type Filled,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import { isCalendarDay } from '../../../platform/time/index.ts';
import { shownToDeciders } from '../../consultations/pages/shown.tsx';
import type { Given } from '../../given.ts';
import { impedimentsToJudging, must } from '../../grants.ts';
import type { Petition } from '../../petitions/model.ts';
import { petitionId } from '../../petitions/pages/addresses.ts';
import { CountSums, DecisionTaken } from '../../petitions/views.tsx';
import { petitionOf } from '../../petitions/queries.ts';
import { stateWords, wordingOf } from '../../petitions/words.ts';
import { charterGroup } from '../../terms/commands.ts';
import { verdictsIn, verificationOf } from '../../verification/queries.ts';
import { countOf } from '../../verification/rules.ts';
import { recordDecision } from '../commands.ts';
import { decisionResults } from '../model.ts';
import { decisionsOn } from '../queries.ts';
import { words } from '../words.ts';

/** Where the chair reads the dossier of a petition, and records the decision. */
export function decisionRoutes(given: Given): Route[] {
  return [
    get('/petitions/:id/decision', (call) => decisionPage(given, call)),
    post('/petitions/:id/decisions', (call) => decide(given, call)),
  ];
}

async function docketed(call: Call): Promise<Petition> {
  signedIn(call);
  must(call.visit, 'docket.decide');
  const petition = await petitionOf(call.visit.db, petitionId(call));
  if (!petition?.filedAt) throw new NotFound();
  return petition;
}

async function decisionPage(given: Given, call: Call, returned?: Returned): Promise<Answer> {
  const petition = await docketed(call);
  const { db, visit } = { db: call.visit.db, visit: call.visit };
  const [own, all, verification, former, consultation] = await Promise.all([
    impedimentsToJudging(visit, petition.id, 'docket.decide'),
    verdictsIn(db, petition.id),
    verificationOf(db, petition.id),
    decisionsOn(db, petition.id),
    shownToDeciders(given, visit, petition),
  ]);
  return page(
    `${words.decide}: ${petition.title}`,
    <>
      <Crumbs
        links={[
          { href: '/staff', label: words.staff },
          { href: '/docket', label: words.title },
        ]}
      />
      <Head
        mark={{ what: `P ${petition.id}`, state: <State of={petition.state}>{stateWords[petition.state]}</State> }}
        title={petition.title}
        lede={words.question(given.association.committee)}
      />
      {returned && <ErrorSummary title={words.mend(returned.errors.length)} errors={returned.errors} />}
      <Section title={words.dossier}>
        <Prose text={petition.purpose} statement />
        <CountSums count={countOf(all)} needed={petition.needed ?? 0} />
        {verification?.note && (
          <p>
            {words.staffNote} {verification.note}
          </p>
        )}
        {former.map((decision) => (
          <p>
            <Day on={decision.decidedOn} /> <DecisionTaken decision={decision} />
          </p>
        ))}
        <p>
          <a href={`/petitions/${petition.id}/dossier`}>{words.wholeDossier}</a>
        </p>
      </Section>
      {consultation}
      {petition.state === 'docketed' &&
        (own.length > 0 ? (
          <Section title={words.decide}>
            <Obstacles wordings={own.map(wordingOf)} />
          </Section>
        ) : (
          <DecisionForm petition={petition} form={returned} today={call.visit.today} />
        ))}
    </>,
    { section: '/staff', status: returned ? 422 : 200 },
  );
}

function DecisionForm({
  petition,
  form,
  today,
}: {
  readonly petition: Petition;
  readonly form: Filled | undefined;
  readonly today: string;
}) {
  return (
    <Section title={words.decide}>
      <PostForm action={`/petitions/${petition.id}/decisions`}>
        <Choices
          name="result"
          legend={words.result}
          form={form}
          options={decisionResults.map((result) => ({
            value: result,
            label: words.results[result],
            hint: words.hints[result],
          }))}
        />
        <Field name="decidedOn" label={words.day} type="date" value={today} form={form} short required />
        <Field name="present" label={words.present} inputMode="numeric" form={form} short />
        <Row>
          <Field name="votesFor" label={words.votesFor} inputMode="numeric" form={form} short />
          <Field name="votesAgainst" label={words.votesAgainst} inputMode="numeric" form={form} short />
          <Field name="votesAbstained" label={words.votesAbstained} inputMode="numeric" form={form} short />
        </Row>
        <TextArea name="reasons" label={words.reasons} hint={words.reasonsHint} form={form} />
        <TextArea name="minute" label={words.minute} hint={words.minuteHint} form={form} />
        <Button>{words.record}</Button>
      </PostForm>
    </Section>
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
        .max(10_000, `${field}: that is more than there are.`)
        .nullable(),
    );

const Recording = z.object({
  result: z.enum(decisionResults, 'Say what was decided.'),
  decidedOn: z.string().refine(isCalendarDay, 'Write the day as 2026-11-30.'),
  present: numberOf(words.present),
  votesFor: numberOf(words.votesFor),
  votesAgainst: numberOf(words.votesAgainst),
  votesAbstained: numberOf(words.votesAbstained),
  reasons: z.string().trim().max(10_000, 'At most 10,000 letters.').default(''),
  minute: z.string().trim().max(20_000, 'At most 20,000 letters.').default(''),
});

async function decide(given: Given, call: Call): Promise<Answer> {
  const petition = await docketed(call);
  const form = await call.form(Recording);
  if (!form.ok) return decisionPage(given, call, form);
  const policy = given.policies.of(petition.policyId, petition.policyVersion);
  const decided = await call.attempt((act) =>
    recordDecision(act, petition.id, form.value, {
      rules: policy.decision,
      charter: async (charterAct, approved, on) => void (await charterGroup(charterAct, approved, on, policy.charter)),
    }),
  );
  if (decided.ok) return seeOther(`/petitions/${petition.id}`);
  return decisionPage(
    given,
    call,
    returnedWith(form.entered, decided.impediments, { word: wordingOf, fieldOf: fieldToMend }),
  );
}

/** The field that the way out of an impediment leads to. */
const fieldToMend = (impediment: Impediment): string =>
  /^#(.+)/.exec(wordingOf(impediment).todo?.href ?? '')?.[1] ?? '';
