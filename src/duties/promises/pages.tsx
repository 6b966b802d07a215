import type { VNode } from 'preact';
import { z } from 'zod';
import { refuse, type Impediment } from '../../platform/refusal/index.ts';
import { isCalendarDay } from '../../platform/time/index.ts';
import {
  Button,
  Empty,
  ErrorSummary,
  Field,
  PostForm,
  returnedWith,
  Section,
  type Filled,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { GroupPageHead, impedimentsToEditing, mayInGroup, seeGroup, type Group } from '../../groups/index.ts';
import type { Given } from '../given.ts';
import { promisesOf } from '../ledger/queries.ts';
import { withNames } from '../ledger/shown.ts';
import { DutiesTable } from '../ledger/views.tsx';
import { makePromise } from './commands.ts';
import { words } from './words.ts';

/** `/groups/:slug/promises`: what a group has said that it will do. */
export function promiseRoutes(given: Given): Route[] {
  return [
    get('/groups/:slug/promises', async (call) => {
      const group = await seeGroup(call.visit, call.params['slug']);
      if (group.slug !== call.params['slug']) return seeOther(`/groups/${group.slug}/promises`);
      return promisesPage(given, call, group);
    }),
    post('/groups/:slug/promises', (call) => promise(given, call)),
  ];
}

const Sent = z.object({
  text: z.string().trim().default(''),
  dueOn: z.string().refine(isCalendarDay, words.badDay),
});

async function promise(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const group = await seeGroup(call.visit, call.params['slug']);
  if (!mayInGroup(call.visit.grants, 'group.edit', group)) refuse('not-granted', { grant: 'group.edit' });
  const form = await call.form(Sent);
  if (!form.ok) return promisesPage(given, call, group, form, 422);
  const done = await call.attempt((act) => makePromise(act, given.policies, group, form.value));
  if (done.ok) return seeOther(`/groups/${group.slug}/promises`);
  const returned = returnedWith(form.entered, done.impediments, { word: given.word, fieldOf });
  return promisesPage(given, call, group, returned, 409);
}

function fieldOf({ code }: Impediment): string {
  if (code.startsWith('promise-day')) return 'dueOn';
  return code.startsWith('promise-') ? 'text' : '';
}

async function promisesPage(given: Given, call: Call, group: Group, form?: Returned, status = 200): Promise<Answer> {
  const { db, today, grants } = call.visit;
  const promises = await withNames(db, await promisesOf(db, group.id));
  const open = promises.filter(({ outcome }) => outcome === null);
  const closed = promises
    .filter(({ outcome }) => outcome !== null)
    .toSorted((one, other) => (one.closedOn! < other.closedOn! ? 1 : -1));
  const table = { today, association: given.association, withoutOwner: true };
  const body = (
    <>
      <GroupPageHead group={group} title={words.title} lede={words.lede(group.name)} />
      {form && <ErrorSummary title={words.notDone} errors={form.errors} />}
      <Section title={words.open}>
        {open.length > 0 ? (
          <DutiesTable caption={words.openCaption} duties={open} {...table} />
        ) : (
          <Empty title={words.none}>{words.noneWhy}</Empty>
        )}
      </Section>
      {impedimentsToEditing(group, grants).length === 0 && <PromiseForm group={group} form={form} />}
      {closed.length > 0 && (
        <Section title={words.kept}>
          <DutiesTable caption={words.keptCaption} duties={closed} {...table} />
        </Section>
      )}
    </>
  );
  return page(`${words.title} · ${group.name}`, body, { section: '/groups', status });
}

function PromiseForm({ group, form }: { group: Group; form: Filled | undefined }): VNode {
  return (
    <Section title={words.make}>
      <PostForm action={`/groups/${group.slug}/promises`}>
        <Field name="text" label={words.text} hint={words.textHint} form={form} required />
        <Field name="dueOn" label={words.dueOn} hint={words.dueHint} type="date" form={form} short required />
        <Button>{words.button}</Button>
      </PostForm>
    </Section>
  );
}
