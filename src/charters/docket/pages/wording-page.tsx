import { z } from 'zod';
import { NotFound } from '../../../platform/refusal/index.ts';
import { get, page, post, seeOther, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import {
  Button,
  Crumbs,
  ErrorSummary,
  Fine,
  Head,
  PostForm,
  returnedWith,
  Section,
  TextArea,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import type { Given } from '../../given.ts';
import { petitionId } from '../../petitions/addresses.ts';
import { petitionOf } from '../../petitions/queries.ts';
import { DecisionsTaken } from '../../petitions/views.tsx';
import { decisionById } from '../queries.ts';
import { decidingBody, mustKeepVotes, wordDecision } from '../voting.ts';
import { wordingWords as words } from '../words.ts';
import { aboveDossier, sectionFor } from './around.ts';
import { docketReader } from './before.ts';
import { atField } from './wording.ts';

/** Where reasons and conditions are written for a decision that a vote between meetings has brought. */
export const wordingRoutes = (given: Given): Route[] => [
  get('/decisions/:id/text', (call) => wordingPage(given, call)),
  post('/decisions/:id/text', (call) => write(given, call), { grave: true }),
];

async function decisionFor(given: Given, call: Call) {
  await docketReader(given, call);
  const { visit } = call;
  const decision = await decisionById(visit.db, petitionId(call));
  const petition = decision && (await petitionOf(visit.db, decision.petition));
  if (!decision || !petition) throw new NotFound();
  await mustKeepVotes(visit, petition.id, await decidingBody(visit.db, given));
  return { decision, petition };
}

async function wordingPage(given: Given, call: Call, form?: Returned): Promise<Answer> {
  const { decision, petition } = await decisionFor(given, call);
  return page(
    words.title,
    <>
      <Crumbs links={aboveDossier(call.visit)} />
      <Head title={words.title} lede={<a href={`/petitions/${petition.id}`}>{petition.title}</a>} />
      <ErrorSummary errors={form?.errors ?? []} />
      <Section title={words.decided}>
        <DecisionsTaken decisions={[decision]} nouns={given.association.nouns} />
      </Section>
      <Section title={words.text}>
        <PostForm action={`/decisions/${decision.id}/text`}>
          <TextArea
            name="reasons"
            label={words.reasons}
            hint={words.reasonsHint}
            value={decision.reasons}
            form={form}
          />
          <TextArea name="conditions" label={words.conditions} value={decision.conditions} form={form} rows={3} />
          <Button>{words.publish}</Button>
          <Fine>{words.publishFine}</Fine>
        </PostForm>
      </Section>
    </>,
    { section: sectionFor(call.visit), status: form ? 422 : 200 },
  );
}

const long = z.string().trim().max(10_000, 'At most 10,000 letters.').default('');
const Text = z.object({ reasons: long, conditions: long });

async function write(given: Given, call: Call): Promise<Answer> {
  const { decision, petition } = await decisionFor(given, call);
  const form = await call.form(Text);
  if (!form.ok) return wordingPage(given, call, form);
  const done = await call.attempt((act) => wordDecision(act, decision.id, form.value, given));
  if (done.ok) return seeOther(`/petitions/${petition.id}`);
  return wordingPage(given, call, returnedWith(form.entered, done.impediments, atField(given)));
}
