import { z } from 'zod';
import { get, page, post, seeOther, signedIn, type Call, type Route } from '../../../platform/web/index.ts';
import {
  Button,
  Choices,
  Crumbs,
  Day,
  Empty,
  ErrorSummary,
  Field,
  Head,
  PostForm,
  Section,
  Table,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import { refuse } from '../../../platform/refusal/index.ts';
import { dayOf } from '../../../platform/time/index.ts';
import { groupsById, type Group } from '../../../groups/index.ts';
import { personsOf } from '../../../roll/index.ts';
import type { List } from '../../lists/model.ts';
import { choosePosting } from '../../lists/policy/commands.ts';
import { firstPostChoices, lapsedChoices, type PostingChoices } from '../../lists/policy/model.ts';
import { postingChoicesOf } from '../../lists/policy/queries.ts';
import { policy } from '../../lists/policy/rules.ts';
import { outcomeWords, ruleWords } from '../../lists/policy/words.ts';
import { seeList } from '../../lists/queries.ts';
import { forgetTrust } from '../commands/trust.ts';
import { listToModerate, trustedWriters, type TrustedWriter } from '../queries.ts';
import { mayModerate, mayOwn } from '../rules.ts';
import { pageWords as words } from './words.ts';

const whole = (least: number, most: number) =>
  z.coerce
    .number(words.wrongNumber(least, most))
    .int(words.wrongNumber(least, most))
    .min(least, words.wrongNumber(least, most))
    .max(most, words.wrongNumber(least, most));

const Chosen = z.object({
  firstPosts: z.enum(firstPostChoices),
  lapsed: z.enum(lapsedChoices),
  slowMinutes: whole(0, 1440),
  mostKilobytes: whole(10, 20_000),
  mostRecipients: whole(1, 100),
  conductUrl: z.union([z.literal(''), z.url({ protocol: /^https$/, error: words.wrongConduct }).max(500)]).default(''),
});

/** `/lists/:slug/policy`: how a post is judged, for whoever reads the list; what of it can be changed, for its owners. */
export const policyPages: readonly Route[] = [
  get('/lists/:slug/policy', async (call) => {
    const list = await seeList(call.visit, call.params['slug']);
    return list.slug === call.params['slug'] ? policyPage(call, list) : seeOther(`/lists/${list.slug}/policy`);
  }),
  post('/lists/:slug/policy', async (call) => {
    signedIn(call);
    const list = await seeList(call.visit, call.params['slug']);
    if (!mayOwn(call.visit.grants, await groupOf(call, list))) refuse('not-granted', { grant: 'group.edit' });
    const sent = await call.form(Chosen);
    if (!sent.ok) return policyPage(call, list, sent);
    await call.perform((act) => choosePosting(act, list, sent.value));
    return seeOther(`/lists/${list.slug}/policy`);
  }),
  post('/lists/:slug/trust/:id/end', async (call) => {
    signedIn(call);
    const { list } = await listToModerate(call.visit, call.params['slug']);
    await call.perform((act) => forgetTrust(act, list, Number(call.params['id']) || 0));
    return seeOther(`/lists/${list.slug}/policy`);
  }),
];

async function groupOf({ visit }: Call, { group }: List): Promise<Group | undefined> {
  return group === null ? undefined : (await groupsById(visit.db, [group])).get(group);
}

async function policyPage(call: Call, list: List, returned?: Returned) {
  const { db, grants } = call.visit;
  const [choices, group] = [await postingChoicesOf(db, list.id), await groupOf(call, list)];
  const rows = policy.map(({ code, onHit }) => ({
    cells: [ruleWords[code].hits(choices), outcomeWords[onHit(choices)], ruleWords[code].why],
  }));
  const body = (
    <>
      <Crumbs links={[{ label: list.name, href: `/lists/${list.slug}` }]} />
      <Head title={words.policyTitle} lede={words.policyLede(list.name)} />
      {returned && <ErrorSummary errors={returned.errors} />}
      <Section title={words.rows}>
        <Table
          caption={words.rows}
          captionUnseen
          columns={[{ label: words.row, head: true }, { label: words.onHit }, { label: words.because }]}
          rows={rows}
        />
      </Section>
      {mayModerate(grants, group) && (
        <Trusted list={list} writers={await namedWriters(call, list)} zone={call.visit.zone} />
      )}
      {mayOwn(grants, group) && <ChoicesForm list={list} choices={choices} returned={returned} />}
    </>
  );
  return page(`${words.policyTitle} · ${list.name}`, body, { status: returned ? 422 : 200, section: '/groups' });
}

interface NamedWriter extends TrustedWriter {
  readonly name: string;
}

async function namedWriters({ visit }: Call, list: List): Promise<NamedWriter[]> {
  const writers = await trustedWriters(visit.db, list.id);
  const persons = await personsOf(
    visit.db,
    writers.flatMap(({ person }) => person ?? []),
  );
  return writers.map((each) => ({
    ...each,
    name: (each.person && persons.get(each.person)?.name) || (each.address ?? words.erased),
  }));
}

interface TrustedProps {
  readonly list: List;
  readonly writers: readonly NamedWriter[];
  readonly zone: string;
}

function Trusted({ list, writers, zone }: TrustedProps) {
  return (
    <Section title={words.trusted}>
      {writers.length === 0 ? (
        <Empty title={words.nobodyElse} />
      ) : (
        <Table
          caption={words.trusted}
          captionUnseen
          columns={[
            { label: words.person, head: true },
            { label: words.how },
            { label: words.since },
            { label: words.undo, unseen: true },
          ]}
          rows={writers.map((writer) => ({
            cells: [
              writer.name,
              words.trusts[writer.trust],
              <Day on={dayOf(writer.sinceAt, zone)} as="short" />,
              <PostForm action={`/lists/${list.slug}/trust/${writer.id}/end`} row>
                <Button kind="quiet" label={words.undoOf(writer.name)}>
                  {words.undo}
                </Button>
              </PostForm>,
            ],
          }))}
        />
      )}
    </Section>
  );
}

interface FormProps {
  readonly list: List;
  readonly choices: PostingChoices;
  readonly returned: Returned | undefined;
}

function ChoicesForm({ list, choices, returned }: FormProps) {
  const number = (name: 'slowMinutes' | 'mostKilobytes' | 'mostRecipients', label: string, hint?: string) => (
    <Field name={name} label={label} hint={hint} inputMode="numeric" value={String(choices[name])} form={returned} />
  );
  return (
    <Section title={words.choices}>
      <PostForm action={`/lists/${list.slug}/policy`}>
        <Choices
          name="firstPosts"
          legend={words.firstPosts}
          options={firstPostChoices.map((value) => ({ value, label: words.firstPostsOf[value] }))}
          chosen={choices.firstPosts}
          form={returned}
        />
        <Choices
          name="lapsed"
          legend={words.lapsed}
          options={lapsedChoices.map((value) => ({ value, label: words.lapsedOf[value] }))}
          chosen={choices.lapsed}
          form={returned}
        />
        {number('slowMinutes', words.slow, words.slowHint)}
        {number('mostKilobytes', words.size)}
        {number('mostRecipients', words.recipients)}
        <Field
          name="conductUrl"
          label={words.conduct}
          hint={words.conductHint}
          value={choices.conductUrl}
          form={returned}
        />
        <p>
          <Button>{words.save}</Button>
        </p>
      </PostForm>
    </Section>
  );
}
