import type { VNode } from 'preact';
import { z } from 'zod';
import {
  dropRefusalText,
  keepRefusalText,
  listHref,
  refusalTextsOf,
  textBounds,
  type List,
  type RefusalText,
} from '../../conversations/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import {
  Banner,
  Button,
  Crumbs,
  Details,
  Empty,
  ErrorSummary,
  Field,
  Head,
  PostForm,
  returnedWith,
  Row,
  Section,
  TextArea,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { get, json, page, post, seeOther, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { SiteHouse } from '../house.ts';
import { ownedList } from './owned.ts';
import { words } from './refusals-words.ts';

const at = '/lists/:slug/settings/refusals';

/** What the owners of a list have moderators say when they send a message back; all of it to take along, too. */
export const refusalPages = ({ word }: Pick<SiteHouse, 'word'>): Route[] => [
  get(at, async (call) => textsPage(call, (await ownedList(call)).list)),
  get(`${at}.json`, async (call) => {
    const { list } = await ownedList(call);
    const texts = await refusalTextsOf(call.visit.db, list.id);
    return json({ list: list.slug, texts: texts.map(({ name, text }) => ({ name, text })) });
  }),
  post(at, (call) => keep(call, word)),
  post(`${at}/:id/removal`, async (call) => {
    const { list } = await ownedList(call);
    await call.perform((act) => dropRefusalText(act, list, Number(call.params['id']) || 0));
    return seeOther(`${listHref(list)}/settings/refusals?saved`);
  }),
];

const Written = z.object({
  id: z.coerce.number().int().positive().optional(),
  name: z.string().max(1_000).default(''),
  text: z.string().max(20_000).default(''),
});

async function keep(call: Call, word: SiteHouse['word']): Promise<Answer> {
  const { list } = await ownedList(call);
  const sent = await call.form(Written);
  if (!sent.ok) return textsPage(call, list, sent);
  const { id = null, name, text } = sent.value;
  const done = await call.attempt((act) => keepRefusalText(act, list, { id, name, text }));
  if (done.ok) return seeOther(`${listHref(list)}/settings/refusals?saved`);
  return textsPage(call, list, returnedWith(sent.entered, done.impediments, { word, fieldOf }));
}

const fieldOf = ({ code }: Impediment): string => (code.startsWith('refusal-reason') ? 'text' : 'name');

async function textsPage(call: Call, list: List, returned?: Returned): Promise<Answer> {
  const texts = await refusalTextsOf(call.visit.db, list.id);
  const href = listHref(list);
  const changed = returned?.entered.text('id');
  const form = (text?: RefusalText) => (
    <TextForm
      href={`${href}/settings/refusals`}
      text={text}
      form={String(text?.id ?? '') === changed ? returned : undefined}
    />
  );
  const body = (
    <>
      <Crumbs
        links={[
          { href, label: list.name },
          { href: `${href}/settings`, label: words.settings },
        ]}
      />
      <Head title={words.title} lede={words.lede} />
      {returned && <ErrorSummary title={words.notSaved} errors={returned.errors} />}
      {!returned && call.query.has('saved') && <Banner tone="good" title={words.saved} arrives />}
      <Section title={words.texts}>
        {texts.length === 0 && <Empty title={words.none}>{words.noneSays}</Empty>}
        {texts.map((text) => (
          <Details summary={text.name} open={String(text.id) === changed}>
            {form(text)}
          </Details>
        ))}
        {texts.length > 0 && (
          <p>
            <a href={`${href}/settings/refusals.json`}>{words.takeAlong}</a>
          </p>
        )}
      </Section>
      <Section title={words.another}>{texts.length < textBounds.most ? form() : <p>{words.full}</p>}</Section>
    </>
  );
  return page(`${words.title} · ${list.name}`, body, { section: '/groups', status: returned ? 422 : 200 });
}

interface TextFormProps {
  readonly href: string;
  /** The one that is changed; a new one, without. */
  readonly text: RefusalText | undefined;
  readonly form: Returned | undefined;
}

function TextForm({ href, text, form }: TextFormProps): VNode {
  // The links of an error lead to the fields of the form that came back.
  const id = (name: string) => (form || !text ? name : `${name}-${text.id}`);
  return (
    <PostForm action={href}>
      {text && <input type="hidden" name="id" value={text.id} />}
      <Field name="name" id={id('name')} label={words.name} hint={words.nameHint} value={text?.name} form={form} />
      <TextArea name="text" id={id('text')} label={words.text} hint={words.textHint} value={text?.text} form={form} />
      <Row>
        <Button kind={text ? 'quiet' : 'filled'}>{words.save}</Button>
        {text && (
          <Button kind="quiet" formaction={`${href}/${text.id}/removal`} label={words.dropOf(text.name)}>
            {words.drop}
          </Button>
        )}
      </Row>
    </PostForm>
  );
}
