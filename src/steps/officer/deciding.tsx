import { z } from 'zod';
import { decisionResults, must, mustJudge, petitionIn, type Petition } from '../../charters/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import {
  Button,
  Choices,
  Crumbs,
  ErrorSummary,
  Head,
  PostForm,
  returnedWith,
  Section,
  TextArea,
  type Returned,
} from '../../platform/web/parts/index.ts';
import type { Given } from '../given.ts';
import { decideByOffice } from './commands.ts';
import { words } from './words.ts';

/** Where the officer who decides by the rules of a petition does so. No figures are asked, since nobody votes. */
export const officerRoutes = (given: Given): Route[] => [
  get('/petitions/:id/authorization', (call) => decidingPage(given, call)),
  post('/petitions/:id/authorization', (call) => decide(given, call), { grave: true }),
];

interface BeforeOfficer {
  readonly petition: Petition;
  readonly officer: string;
  readonly mayReturn: boolean;
}

/** @throws SignInFirst, Refused, NotFound where the rules leave it to nobody alone */
async function beforeOfficer({ policies }: Given, call: Call): Promise<BeforeOfficer> {
  signedIn(call);
  const petition = await petitionIn(call);
  const { officer, voting } = policies.of(petition.policyId, petition.policyVersion);
  if (officer === null) throw new NotFound();
  must(call.visit, 'docket.decide');
  await mustJudge(call.visit, petition.id, 'docket.decide');
  return { petition, officer, mayReturn: voting.mayReturn };
}

async function decidingPage(given: Given, call: Call, form?: Returned): Promise<Answer> {
  const { petition, officer, mayReturn } = await beforeOfficer(given, call);
  if (petition.state !== 'docketed' && !form) return seeOther(`/petitions/${petition.id}`);
  const results = decisionResults.filter((result) => mayReturn || result !== 'returned');
  return page(
    `${words.title}: ${petition.title}`,
    <>
      <Crumbs links={[{ href: `/petitions/${petition.id}/decision`, label: words.dossier }]} />
      <Head mark={{ what: `P ${petition.id}` }} title={petition.title} lede={words.lede(officer)} />
      <ErrorSummary errors={form?.errors ?? []} />
      <Section title={words.title}>
        <PostForm action={`/petitions/${petition.id}/authorization`}>
          <Choices
            name="result"
            legend={words.result}
            form={form}
            options={results.map((value) => ({ value, label: words.results[value] }))}
          />
          <TextArea name="reasons" label={words.reasons} hint={words.reasonsHint} form={form} rows={3} />
          <TextArea name="conditions" label={words.conditions} hint={words.conditionsHint} form={form} rows={3} />
          <Button>{words.record}</Button>
        </PostForm>
      </Section>
    </>,
    { section: '/staff', status: form ? 422 : 200 },
  );
}

const long = z.string().trim().max(10_000, words.tooLong).default('');
const Decided = z.object({ result: z.enum(decisionResults, words.choose), reasons: long, conditions: long });

async function decide(given: Given, call: Call): Promise<Answer> {
  const { petition } = await beforeOfficer(given, call);
  // Pressed twice: the second press finds what the first has done.
  if (petition.state !== 'docketed') return seeOther(`/petitions/${petition.id}`);
  const form = await call.form(Decided);
  if (!form.ok) return decidingPage(given, call, form);
  const done = await call.attempt((act) => decideByOffice(act, petition.id, form.value, given));
  if (done.ok) return seeOther(`/petitions/${petition.id}`);
  const fieldOf = ({ code }: { readonly code: string }) => (code === 'reasons-missing' ? 'reasons' : '');
  return decidingPage(given, call, returnedWith(form.entered, done.impediments, { word: given.word, fieldOf }));
}
