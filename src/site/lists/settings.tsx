import type { VNode } from 'preact';
import { z } from 'zod';
import { fromLines, type MailChoices } from '../../platform/mail/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import {
  Banner,
  Button,
  Choices,
  Crumbs,
  ErrorSummary,
  Field,
  Fine,
  Head,
  PostForm,
  returnedWith,
  Section,
  TextArea,
  Tick,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import {
  ArchiveKeeping,
  chooseMail,
  describeList,
  fromLineWords,
  impedimentsToClosing,
  importsOf,
  listHref,
  mailChoicesOf,
  mayReopen,
  visibilities,
  type List,
} from '../../conversations/index.ts';
import type { SiteHouse } from '../house.ts';
import { words as listWords } from './group-lists-words.ts';
import { ownedList, type Owned } from './owned.ts';
import { words } from './settings-words.ts';

/** `/lists/:slug/settings`: what its owner may change. */
export const settingsPages = (house: Pick<SiteHouse, 'word'>): Route[] => [
  get('/lists/:slug/settings', async (call) => settings(call, await ownedList(call))),
  post('/lists/:slug/settings', (call) => saveDescription(call, house)),
  post('/lists/:slug/settings/mail', (call) => saveMail(call, house)),
];

const Described = z.object({
  name: z.string().trim().default(''),
  visibility: z.enum(visibilities).default('participants'),
  indexed: z.literal('yes').optional(),
});

async function saveDescription(call: Call, house: Pick<SiteHouse, 'word'>): Promise<Answer> {
  const own = await ownedList(call);
  const sent = await call.form(Described);
  if (!sent.ok) return settings(call, own, { description: sent });
  const { indexed, ...description } = sent.value;
  const done = await call.attempt((act) =>
    describeList(act, own.list, { ...description, isIndexed: indexed === 'yes' }),
  );
  if (done.ok) return seeOther(`${listHref(own.list)}/settings?saved=list`);
  const wording = { word: house.word, fieldOf: () => 'name' };
  return settings(call, own, { description: returnedWith(sent.entered, done.impediments, wording) });
}

const Chosen = z.object({
  subjectTag: z.string().max(1_000).default(''),
  footer: z.string().max(10_000).default(''),
  fromLine: z.enum(fromLines),
  fromListFor: z.string().max(20_000).default(''),
});

/** The field that an impediment is about. */
const fieldOf: Readonly<Record<string, string>> = {
  'subject-tag-too-long': 'subjectTag',
  'subject-tag-with-brackets': 'subjectTag',
  'footer-too-long': 'footer',
};

async function saveMail(call: Call, house: Pick<SiteHouse, 'word'>): Promise<Answer> {
  const own = await ownedList(call);
  const sent = await call.form(Chosen);
  if (!sent.ok) return settings(call, own, { mail: sent });
  const wanted: MailChoices = { ...sent.value, fromListFor: sent.value.fromListFor.split(/\s+/) };
  const done = await call.attempt((act) => chooseMail(act, own.list, wanted));
  if (done.ok) return seeOther(`${listHref(own.list)}/settings?saved=mail`);
  const wording = { word: house.word, fieldOf: ({ code }: Impediment) => fieldOf[code] ?? 'fromListFor' };
  return settings(call, own, { mail: returnedWith(sent.entered, done.impediments, wording) });
}

interface CameBack {
  readonly description?: Returned;
  readonly mail?: Returned;
}

async function settings(call: Call, { list, group }: Owned, returned: CameBack = {}): Promise<Answer> {
  const wrong = returned.description ?? returned.mail;
  const { db, zone } = call.visit;
  const [choices, imports] = await Promise.all([mailChoicesOf(db, list.id), importsOf(db, list.id)]);
  const href = listHref(list);
  const body = (
    <>
      <Crumbs
        links={[...(group ? [{ href: `/groups/${group.slug}`, label: group.name }] : []), { href, label: list.name }]}
      />
      <Head title={words.title} lede={words.lede} />
      {wrong && <ErrorSummary title={words.notSaved} errors={wrong.errors} />}
      {!wrong && call.query.has('saved') && <Banner tone="good" title={words.saved} arrives />}
      <Section title={words.list}>
        <Description list={list} form={returned.description} />
      </Section>
      <Section title={words.posts}>
        <p>
          <a href={`${href}/policy`}>{words.toPolicy}</a>
        </p>
        <p>
          <a href={`${href}/settings/refusals`}>{words.toRefusals}</a>
        </p>
      </Section>
      <Section title={words.mail}>
        <p>{words.mailWhy}</p>
        <Mail action={`${href}/settings/mail`} choices={choices} form={returned.mail} />
      </Section>
      <Section title={words.archive}>
        <ArchiveKeeping href={href} imports={imports} zone={zone} />
      </Section>
      <Ending list={list} group={group} />
    </>
  );
  return page(`${words.title} · ${list.name}`, body, { section: '/groups', status: wrong ? 422 : 200 });
}

/** Every list but the talk of a group is closed by its owner, and opened again. */
function Ending({ list, group }: Owned): VNode | null {
  const href = listHref(list);
  if (mayReopen(list, group))
    return (
      <Section title={listWords.reopen} id="reopening">
        <PostForm action={`${href}/reopening`}>
          <p>{listWords.reopenWhy}</p>
          <p>
            <Button kind="quiet">{listWords.reopen}</Button>
          </p>
        </PostForm>
      </Section>
    );
  if (impedimentsToClosing(list).length > 0) return null;
  return (
    <Section title={listWords.close}>
      <p>{listWords.closeLede}</p>
      <p>
        <a href={`${href}/closing`}>{listWords.closeLink}</a>
      </p>
    </Section>
  );
}

function Description({ list, form }: { list: List; form: Returned | undefined }): VNode {
  return (
    <PostForm action={`${listHref(list)}/settings`}>
      <Field name="name" label={words.name} hint={words.nameHint} value={list.name} form={form} required />
      {list.purpose === 'closed' ? (
        <Fine>{words.staysClosed}</Fine>
      ) : (
        <>
          <Choices
            name="visibility"
            legend={words.visibility}
            options={visibilities.map((value) => {
              const [label, hint] = words.visibilities[value];
              return { value, label, hint };
            })}
            chosen={list.visibility}
            form={form}
          />
          <Tick name="indexed" checked={list.isIndexed} hint={words.indexedHint} form={form}>
            {words.indexed}
          </Tick>
        </>
      )}
      <p>
        <Button>{words.save}</Button>
      </p>
    </PostForm>
  );
}

function Mail({ action, choices, form }: { action: string; choices: MailChoices; form: Returned | undefined }): VNode {
  return (
    <PostForm action={action}>
      <Field name="subjectTag" label={words.tag} hint={words.tagHint} value={choices.subjectTag} form={form} short />
      <TextArea
        name="footer"
        label={words.footer}
        hint={words.footerHint}
        value={choices.footer}
        form={form}
        rows={3}
      />
      <Choices
        name="fromLine"
        legend={words.from}
        options={fromLines.map((value) => ({ value, label: fromLineWords[value] }))}
        chosen={choices.fromLine}
        form={form}
      />
      <TextArea
        name="fromListFor"
        label={words.fromFor}
        hint={words.fromForHint}
        value={choices.fromListFor.join('\n')}
        form={form}
        rows={3}
      />
      <p>
        <Button kind="quiet">{words.save}</Button>
      </p>
    </PostForm>
  );
}
