import type { VNode } from 'preact';
import { z } from 'zod';
import { idOfLink, petitionOf, stateWords, type Petition } from '../../charters/index.ts';
import { countAttempt } from '../../platform/auth/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { hours } from '../../platform/time/index.ts';
import { get, page, post, seeOther, TooMany, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import {
  Button,
  Choices,
  ErrorSummary,
  Fine,
  Head,
  PostForm,
  Prose,
  Reply,
  returnedWith,
  Section,
  State,
  TextArea,
  type Returned,
} from '../../platform/web/parts/index.ts';
import type { Given } from '../given.ts';
import { answerEndorsement } from './commands.ts';
import { answers, type Endorsement } from './model.ts';
import { endorsementById } from './queries.ts';
import { bounds, impedimentsToAnswering } from './rules.ts';
import { words } from './words.ts';

/** Where whoever has the link of an endorser's letter reads the text, and answers. To read consumes nothing. */
export const answeringRoutes = (given: Given): Route[] => [
  get('/endorsements/:token', (call) => answerPage(given, call)),
  post('/endorsements/:token/answer', (call) => answer(given, call)),
];

interface Linked {
  readonly endorsement: Endorsement;
  readonly petition: Petition;
}

/** What the link is about. A seal that is not ours is told without asking the database. @throws NotFound */
async function linked({ installation }: Given, call: Call): Promise<Linked> {
  const id = idOfLink(installation.hashKey, 'endorse', call.params['token'] ?? '');
  const endorsement = id === null ? undefined : await endorsementById(call.visit.db, id);
  const petition = endorsement && (await petitionOf(call.visit.db, endorsement.petition));
  if (!petition) throw new NotFound();
  return { endorsement, petition };
}

async function answerPage(given: Given, call: Call, form?: Returned, status = 200): Promise<Answer> {
  const found = await linked(given, call);
  const [inTheWay] = impedimentsToAnswering(found.endorsement, found.petition);
  const section = '/petitions';
  if (!inTheWay) {
    const action = `${call.path.replace(/\/answer$/, '')}/answer`;
    return page(words.answerTitle, <AnswerPage {...found} action={action} form={form} />, { section, status });
  }
  if (found.endorsement.answer) return page(words.answeredTitle, <AnsweredPage {...found} />, { section });
  if (inTheWay.code === 'petition-halted')
    return page(words.haltedTitle, <Head title={words.haltedTitle} lede={words.haltedLede} />, { section });
  return page(words.overTitle, <Head title={words.overTitle} lede={words.overLede} />, { section, status: 410 });
}

/** Read, then act. */
function AnswerPage({
  endorsement,
  petition,
  action,
  form,
}: Linked & { readonly action: string; readonly form: Returned | undefined }): VNode {
  return (
    <>
      <Head
        mark={{ what: `P ${petition.id}`, state: <State of={petition.state}>{stateWords[petition.state]}</State> }}
        title={words.answerTitle}
        lede={words.answerLede(endorsement.office)}
      />
      <ErrorSummary errors={form?.errors ?? []} />
      <Section title={words.thePetition}>
        <h3>{petition.title}</h3>
        <Prose text={petition.purpose} statement />
        <p>
          <a href={`/petitions/${petition.id}`}>{words.whole}</a>
        </p>
      </Section>
      <Section title={words.yourAnswer}>
        <PostForm action={action}>
          <Choices
            name="answer"
            legend={words.answerLegend}
            form={form}
            options={answers.map((value) => ({ value, label: words.answers[value] }))}
          />
          <TextArea name="reasons" label={words.reasons} hint={words.reasonsHint} form={form} />
          <Button>{words.send}</Button>
          <Fine>{words.sendFine}</Fine>
        </PostForm>
      </Section>
    </>
  );
}

function AnsweredPage({ endorsement, petition }: Linked): VNode {
  return (
    <>
      <Head title={words.answeredTitle} lede={words.answered[endorsement.answer!]} />
      <Section title={words.thePetition}>
        <p>
          <a href={`/petitions/${petition.id}`}>{petition.title}</a>
        </p>
        {endorsement.reasons && (
          <Reply>
            <Prose text={endorsement.reasons} />
          </Reply>
        )}
      </Section>
    </>
  );
}

/** Seals cannot be guessed; this keeps a machine from trying. */
const answersByNetwork = { name: 'endorsements, network', most: 30, windowMs: hours(1) };

const Sent = z.object({
  answer: z.enum(answers, words.chooseAnswer),
  reasons: z.string().trim().max(bounds.mostReasons, words.tooLong(bounds.mostReasons)).default(''),
});

async function answer(given: Given, call: Call): Promise<Answer> {
  const until = await countAttempt(call.visit.db, answersByNetwork, call.network, call.visit.at);
  if (until) throw new TooMany(until);
  const { endorsement } = await linked(given, call);
  const form = await call.form(Sent);
  if (!form.ok) return answerPage(given, call, form, 422);
  const done = await call.attempt((act) => answerEndorsement(act, endorsement.id, form.value, given));
  if (done.ok) return seeOther(call.path.replace(/\/answer$/, ''));
  const fieldOf = ({ code }: { readonly code: string }) => (code === 'endorsement-reasons-missing' ? 'reasons' : '');
  return answerPage(given, call, returnedWith(form.entered, done.impediments, { word: given.word, fieldOf }), 409);
}
