import type { VNode } from 'preact';
import { z } from 'zod';
import { refuse, type Impediment } from '../../platform/refusal/index.ts';
import { isCalendarDay } from '../../platform/time/index.ts';
import {
  Button,
  ErrorSummary,
  Field,
  PostForm,
  returnedWith,
  Section,
  TextArea,
  type Filled,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { GroupPageHead, impedimentsToEditing, mayInGroup, seeGroup, type Group } from '../../groups/index.ts';
import type { Given } from '../given.ts';
import { declareDormancy, wakeGroup } from './commands.ts';
import { dormancyOf } from './queries.ts';
import { sleepWritten, words } from './words.ts';

/** `/groups/:slug/dormancy`: whether a group sleeps, and the forms by which a convener says so. */
export function dormancyRoutes(given: Pick<Given, 'word'>): Route[] {
  return [
    get('/groups/:slug/dormancy', async (call) => {
      const group = await seeGroup(call.visit, call.params['slug']);
      if (group.slug !== call.params['slug']) return seeOther(`/groups/${group.slug}/dormancy`);
      return dormancyPage(call, group);
    }),
    post('/groups/:slug/dormancy', (call) => declare(given, call)),
    post('/groups/:slug/dormancy/end', wake),
  ];
}

const Sent = z.object({
  reason: z.string().default(''),
  returnsOn: z.string().refine(isCalendarDay, words.badDay),
});

async function ownGroup(call: Call): Promise<Group> {
  signedIn(call);
  const group = await seeGroup(call.visit, call.params['slug']);
  return mayInGroup(call.visit.grants, 'group.edit', group) ? group : refuse('not-granted', { grant: 'group.edit' });
}

async function declare(given: Pick<Given, 'word'>, call: Call): Promise<Answer> {
  const group = await ownGroup(call);
  const form = await call.form(Sent);
  if (!form.ok) return dormancyPage(call, group, form, 422);
  const done = await call.attempt((act) => declareDormancy(act, group, form.value));
  if (done.ok) return seeOther(`/groups/${group.slug}/dormancy`);
  return dormancyPage(call, group, returnedWith(form.entered, done.impediments, { word: given.word, fieldOf }), 409);
}

async function wake(call: Call): Promise<Answer> {
  const group = await ownGroup(call);
  await call.perform((act) => wakeGroup(act, group));
  return seeOther(`/groups/${group.slug}/dormancy`);
}

function fieldOf({ code }: Impediment): string {
  if (code.startsWith('dormancy-return')) return 'returnsOn';
  return code.startsWith('dormancy-reason') ? 'reason' : '';
}

async function dormancyPage(call: Call, group: Group, form?: Returned, status = 200): Promise<Answer> {
  const { db, today, grants } = call.visit;
  const dormancy = await dormancyOf(db, group.id);
  const mayEdit = impedimentsToEditing(group, grants).length === 0;
  const body = (
    <>
      <GroupPageHead group={group} title={words.title} lede={words.lede(group.name)} />
      {form && <ErrorSummary title={words.notDone} errors={form.errors} />}
      <Section title={words.now}>
        <p>{dormancy ? words.because(sleepWritten(dormancy, today), dormancy.reason) : words.awake}</p>
        <p>{dormancy ? words.since(dormancy.declaredOn) : words.awakeWhy}</p>
      </Section>
      {mayEdit && (dormancy ? <WakeForm group={group} /> : <SleepForm group={group} form={form} />)}
    </>
  );
  return page(`${words.title} · ${group.name}`, body, { section: '/groups', status });
}

function WakeForm({ group }: { group: Group }): VNode {
  return (
    <Section title={words.wake}>
      <p>{words.wakeWhy}</p>
      <PostForm action={`/groups/${group.slug}/dormancy/end`}>
        <Button>{words.wakeButton}</Button>
      </PostForm>
    </Section>
  );
}

function SleepForm({ group, form }: { group: Group; form: Filled | undefined }): VNode {
  return (
    <Section title={words.declare}>
      <PostForm action={`/groups/${group.slug}/dormancy`}>
        <TextArea name="reason" label={words.reason} hint={words.reasonHint} form={form} rows={3} required />
        <Field
          name="returnsOn"
          label={words.returnsOn}
          hint={words.returnsHint}
          type="date"
          form={form}
          short
          required
        />
        <Button>{words.declareButton}</Button>
      </PostForm>
    </Section>
  );
}
