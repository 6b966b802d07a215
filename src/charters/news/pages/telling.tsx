import { z } from 'zod';
import {
  Button,
  ErrorSummary,
  Field,
  Fine,
  Head,
  Obstacles,
  PostForm,
  Prose,
  returnedWith,
  Row,
  Section,
  TextArea,
  type Filled,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import { get, page, post, seeOther, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import type { Given } from '../../given.ts';
import { organizedIn } from '../../petitions/addresses.ts';
import type { Petition } from '../../petitions/model.ts';
import { tidy } from '../../petitions/text.ts';
import { tellNews } from '../commands.ts';
import type { NewsText } from '../model.ts';
import { latestNewsOn } from '../queries.ts';
import { impedimentsOfText, impedimentsToTelling } from '../rules.ts';
import { newsWords as words } from '../words.ts';

/** Where organizers tell how their petition goes on: they write it, look at it, and send it. */
export const tellingRoutes = (given: Given): Route[] => [
  get('/petitions/:id/news', async (call) => writePage(given, call, await organizedIn(call))),
  post('/petitions/:id/news', (call) => send(given, call)),
];

async function writePage(
  given: Given,
  call: Call,
  petition: Petition,
  form?: Filled & Partial<Returned>,
  status = 200,
): Promise<Answer> {
  const { db, zone, today } = call.visit;
  const latestOn = await latestNewsOn(db, petition.id, zone);
  const impediments = impedimentsToTelling(petition, { isOrganizer: true, latestOn, today });
  const action = `/petitions/${petition.id}/news`;
  return page(
    words.tellTitle,
    <>
      <Head title={words.tellTitle} lede={petition.title} />
      {form?.errors && <ErrorSummary errors={form.errors} />}
      <Section title={words.news}>
        <p>{words.tellLede}</p>
        <p>{words.tellNobody}</p>
        {impediments.length > 0 && <Obstacles wordings={impediments.map(given.word)} />}
        {(impediments.length === 0 || form) && (
          <PostForm action={action}>
            <Field name="title" label={words.heading} form={form} required />
            <TextArea name="body" label={words.body} hint={words.bodyHint} rows={8} form={form} required />
            <Button>{words.look}</Button>
          </PostForm>
        )}
        <p>
          <a href={`/petitions/${petition.id}/desk`}>{words.back}</a>
        </p>
      </Section>
    </>,
    { section: '/petitions', status },
  );
}

const NewsForm = z.object({
  title: z.string().default(''),
  body: z.string().default(''),
  step: z.enum(['look', 'change', 'send']).catch('look'),
});

async function send(given: Given, call: Call): Promise<Answer> {
  const petition = await organizedIn(call);
  const form = await call.form(NewsForm);
  if (!form.ok) return writePage(given, call, petition, form, 422);
  const text = { title: tidy(form.value.title), body: tidy(form.value.body) };
  const missing = impedimentsOfText(text);
  if (missing.length > 0 || form.value.step === 'change')
    return writePage(
      given,
      call,
      petition,
      returnedWith(form.entered, missing, atField(given)),
      missing.length > 0 ? 422 : 200,
    );
  if (form.value.step === 'look') return lookPage(petition, text);
  const told = await call.attempt((act) => tellNews(act, petition.id, text));
  if (told.ok) return seeOther(`/petitions/${petition.id}?told=1#news`);
  return writePage(given, call, petition, { entered: form.entered }, 409);
}

const atField = ({ word }: Given) => ({
  word,
  fieldOf: (impediment: Impediment) => word(impediment).todo?.href?.slice(1) ?? '',
});

/** What goes out, before it does. */
function lookPage(petition: Petition, { title, body }: NewsText): Answer {
  return page(
    words.lookTitle,
    <>
      <Head title={words.lookTitle} lede={words.lookLede} />
      <Section title={words.news}>
        <h3>{title}</h3>
        <Prose text={body} />
        <PostForm action={`/petitions/${petition.id}/news`}>
          <input type="hidden" name="title" value={title} />
          <input type="hidden" name="body" value={body} />
          <Row>
            <Button name="step" value="send">
              {words.send}
            </Button>
            <Button name="step" value="change" kind="quiet">
              {words.change}
            </Button>
          </Row>
        </PostForm>
        <Fine>{words.tellNobody}</Fine>
      </Section>
    </>,
    { section: '/petitions' },
  );
}
