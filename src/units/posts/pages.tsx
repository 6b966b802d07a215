import type { VNode } from 'preact';
import { z } from 'zod';
import type { Act, PersonId } from '../../platform/act/index.ts';
import { NotFound, refuse, refuseIf, type Impediment } from '../../platform/refusal/index.ts';
import {
  Button,
  Day as DayShown,
  ErrorSummary,
  Field,
  PostForm,
  returnedWith,
  Section,
  Select,
  Table,
  type Filled,
  type Returned,
} from '../../platform/web/parts/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type PageAnswer,
  type Route,
} from '../../platform/web/index.ts';
import { memberByNumber, membersByEmail, personByAddress, personForMember } from '../../roll/index.ts';
import type { UnitsHouse } from '../house.ts';
import type { Unit } from '../structure/model.ts';
import { Day } from '../structure/pages/form.tsx';
import { inOrder, officeLabel, UnitHead } from '../structure/pages/unit.tsx';
import { seeUnit, unitsAbove } from '../structure/queries.ts';
import { isAddress } from '../structure/rules.ts';
import { endPost, fillPost } from './commands.ts';
import { postOf, postsAt, withNames, type NamedPost } from './queries.ts';
import { impedimentsToEditingPosts } from './rules.ts';
import { words } from './words.ts';

const Sent = z.object({
  person: z.string().trim().min(1, words.personUnknown).max(200, words.personUnknown),
  name: z.string().trim().max(200),
  office: z.string(),
  fromOn: Day,
  untilOn: Day,
});

/** `/units/:slug/posts`: who holds office in a unit, and the acts that change it. */
export function postPages(house: UnitsHouse): Route[] {
  const offices = house.association.offices.map(({ office }) => office);
  return [
    get('/units/:slug/posts', async (call) => postsPage(call, house, await unitToEdit(call))),
    post('/units/:slug/posts', (call) => fill(call, house, offices), { grave: true }),
    post('/units/:slug/posts/:id/end', async (call) => {
      const unit = await unitToEdit(call);
      const found = await postOf(call.visit.db, Number(call.params['id']));
      if (found?.unit !== unit.id) throw new NotFound();
      const sent = await call.form(z.object({ untilOn: Day }));
      if (!sent.ok) return postsPage(call, house, unit, sent);
      const done = await call.attempt((act) => endPost(act, found.id, sent.value.untilOn));
      if (done.ok) return seeOther(`/units/${unit.slug}/posts`);
      const wording = { word: house.word, fieldOf: () => '' };
      return postsPage(call, house, unit, returnedWith(sent.entered, done.impediments, wording));
    }),
  ];
}

async function fill(call: Call, house: UnitsHouse, offices: readonly string[]): Promise<Answer> {
  const unit = await unitToEdit(call);
  const sent = await call.form(Sent);
  if (!sent.ok) return postsPage(call, house, unit, sent);
  const { person, name, office, fromOn, untilOn } = sent.value;
  const done = await call.attempt(async (act) =>
    fillPost(
      act,
      { unit: unit.id, office, person: await personMeant(act, person, name), fromOn: fromOn ?? act.today, untilOn },
      offices,
    ),
  );
  if (done.ok) return seeOther(`/units/${unit.slug}/posts`);
  const wording = { word: house.word, fieldOf };
  return postsPage(call, house, unit, returnedWith(sent.entered, done.impediments, wording));
}

/** Asked before anybody is looked up: who may not fill posts learns nothing of members. @throws SignInFirst, Refused, NotFound */
async function unitToEdit(call: Call): Promise<Unit> {
  signedIn(call);
  refuseIf(impedimentsToEditingPosts(call.visit.grants));
  return seeUnit(call.visit, call.params['slug']);
}

/** A member by number or address; else a person by address and name, made known if need be. @throws Refused */
async function personMeant(act: Act, typed: string, name: string): Promise<PersonId> {
  if (!typed.includes('@')) {
    const member = await memberByNumber(act.db, typed);
    return member ? personForMember(act, member.id) : refuse('nobody-known');
  }
  const sharing = await membersByEmail(act.db, typed);
  if (sharing.length > 1) refuse('address-shared');
  if (sharing.length === 0 && (name === '' || !isAddress(typed))) refuse('nobody-known');
  return personByAddress(act, { name, email: typed });
}

function fieldOf({ code }: Impediment): string {
  if (code === 'nobody-known' || code === 'address-shared') return 'person';
  if (code === 'post-ends-before-it-begins' || code === 'post-outlives-unit') return 'untilOn';
  return code === 'post-held-already' ? 'fromOn' : 'office';
}

async function postsPage(call: Call, house: UnitsHouse, unit: Unit, form?: Returned): Promise<PageAnswer> {
  const { db, today } = call.visit;
  const posts = inOrder(await withNames(db, await postsAt(db, unit.id)), house);
  const parts = [
    [words.now, posts.filter(({ fromOn, untilOn }) => fromOn <= today && (untilOn === null || untilOn > today))],
    [words.ahead, posts.filter(({ fromOn }) => fromOn > today)],
    [words.past, posts.filter(({ untilOn }) => untilOn !== null && untilOn <= today)],
  ] as const;
  const body = (
    <>
      <UnitHead unit={unit} above={await unitsAbove(db, unit.id)} title={words.title(unit.name)} lede={words.lede} />
      {form && <ErrorSummary title={words.notDone} errors={form.errors} />}
      {parts.map(
        ([title, held]) =>
          (held.length > 0 || title === words.now) && (
            <Section title={title}>
              {held.length > 0 ? (
                <Posts caption={title} posts={held} unit={unit} house={house} />
              ) : (
                <p>{words.nobody}</p>
              )}
            </Section>
          ),
      )}
      {!unit.discontinuedOn && (
        <FillForm unit={unit} house={house} today={today} form={form?.entered.text('person') ? form : undefined} />
      )}
    </>
  );
  return page(words.title(unit.name), body, { status: form ? 422 : 200, section: '/units' });
}

function Posts({
  caption,
  posts,
  unit,
  house,
}: {
  caption: string;
  posts: readonly NamedPost[];
  unit: Unit;
  house: UnitsHouse;
}): VNode {
  const columns = [
    { label: words.who, head: true },
    { label: words.office },
    { label: words.from },
    { label: words.until },
  ];
  const rows = posts.map((held) => ({
    cells: [
      held.name || words.erased,
      officeLabel(house, held.office),
      <DayShown on={held.fromOn} as="short" />,
      <EndForm
        post={held}
        unit={unit}
        label={words.endOn(officeLabel(house, held.office), held.name || words.erased)}
      />,
    ],
  }));
  return <Table caption={caption} captionUnseen columns={columns} rows={rows} />;
}

function EndForm({ post: held, unit, label }: { post: NamedPost; unit: Unit; label: string }): VNode {
  return (
    <PostForm action={`/units/${unit.slug}/posts/${held.id}/end`} row label={label}>
      <input type="date" name="untilOn" class="short" value={held.untilOn ?? ''} aria-label={label} />
      <Button kind="quiet" label={`${words.end}: ${label}`}>
        {words.end}
      </Button>
    </PostForm>
  );
}

function FillForm({
  unit,
  house,
  today,
  form,
}: {
  unit: Unit;
  house: UnitsHouse;
  today: string;
  form: Filled | undefined;
}): VNode {
  const options = house.association.offices.map(({ office, label }) => ({ value: office, label }));
  return (
    <Section title={words.fill}>
      <PostForm action={`/units/${unit.slug}/posts`}>
        <Field name="person" label={words.person} hint={words.personHint} form={form} required />
        <Field name="name" label={words.name} hint={words.nameHint} form={form} />
        <Select name="office" label={words.office} options={options} value="member" form={form} />
        <Field name="fromOn" label={words.fromOn} type="date" value={today} form={form} short />
        <Field name="untilOn" label={words.untilOn} hint={words.untilHint} type="date" form={form} short />
        <Button>{words.fillButton}</Button>
      </PostForm>
    </Section>
  );
}
