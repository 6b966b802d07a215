import type { VNode } from 'preact';
import { z } from 'zod';
import { refuseIf, type Impediment } from '../../../platform/refusal/index.ts';
import {
  Button,
  ErrorSummary,
  Field,
  Fine,
  PostForm,
  returnedWith,
  Row,
  Section,
  Select,
  TextArea,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import { GroupPageHead, groupsBy, seeGroup, type Group } from '../../../groups/index.ts';
import type { Given } from '../../given.ts';
import { proposeChange, rulesOf } from '../commands.ts';
import { changeKinds, type ChangeKind } from '../model.ts';
import { conveningOf, partyOf, proposalOf, proposalUnderWay } from '../queries.ts';
import { deciderOf, impedimentsToBeginning } from '../rules.ts';
import { kindWords, words } from '../words.ts';
import { changesHref, proposalHref } from '../naming.ts';

/** `/groups/:slug/changes/new`: a change is proposed. */
export function proposingRoutes(given: Given): Route[] {
  return [
    get('/groups/:slug/changes/new', async (call) => {
      const group = await groupToPropose(call);
      return proposingPage(given, call, { group, kind: kindAsked(call.query.get('kind')) });
    }),
    post('/groups/:slug/changes', (call) => propose(given, call)),
  ];
}

const kindAsked = (asked: string | null): ChangeKind => changeKinds.find((kind) => kind === asked) ?? 'rename';

/** The group, for somebody who may propose something for it. @throws NotFound, Refused, SignInFirst */
async function groupToPropose(call: Call): Promise<Group> {
  signedIn(call);
  const { db, today } = call.visit;
  const group = await seeGroup(call.visit, call.params['slug']);
  const party = partyOf(call.visit, await conveningOf(db, { group: group.id, into: null }, today));
  const underWay = (await proposalUnderWay(db, group.id))?.id ?? null;
  refuseIf(impedimentsToBeginning(group, { party, underWay }));
  return group;
}

const Sent = z.object({
  kind: z.enum(changeKinds, words.kindUnknown),
  name: z.string().default(''),
  into: z.string().default(''),
  reason: z.string().default(''),
});

async function propose(given: Given, call: Call): Promise<Answer> {
  const group = await groupToPropose(call);
  const form = await call.form(Sent);
  if (!form.ok)
    return proposingPage(given, call, { group, kind: kindAsked(form.entered.text('kind')) }, { form, status: 422 });
  const { kind, name, into, reason } = form.value;
  const other = kind === 'merge' && into ? await seeGroup(call.visit, into).catch(() => undefined) : undefined;
  const proposed = {
    kind,
    name: kind === 'rename' || kind === 'graduate' ? name : '',
    into: other?.id ?? null,
    reason,
  };
  const done = await call.attempt((act) => proposeChange(act, group.id, proposed, given.policies));
  if (done.ok) {
    const { state } = (await proposalOf(call.visit.db, done.value))!;
    const { slug } = await seeGroup(call.visit, group.slug);
    return seeOther(`${proposalHref({ slug }, { id: done.value })}?done=${state === 'made' ? 'made' : 'proposed'}`);
  }
  const returned = returnedWith(form.entered, done.impediments, { word: given.word, fieldOf });
  return proposingPage(given, call, { group, kind }, { form: returned, status: 409 });
}

function fieldOf({ code }: Impediment): string {
  if (code.startsWith('change-reason')) return 'reason';
  if (code.startsWith('merge-')) return 'into';
  return code.startsWith('group-name') || code === 'change-name-same' ? 'name' : '';
}

interface Asked {
  readonly group: Group;
  readonly kind: ChangeKind;
}

async function proposingPage(
  given: Given,
  call: Call,
  { group, kind }: Asked,
  { form, status = 200 }: { readonly form?: Returned; readonly status?: number } = {},
): Promise<Answer> {
  const { db, today } = call.visit;
  const party = partyOf(call.visit, await conveningOf(db, { group: group.id, into: null }, today));
  const policy = rulesOf(given.policies, group, call.visit);
  const decider = deciderOf(kind, party.convenes ? 'convener' : 'committee', policy.changes);
  const others = kind === 'merge' ? (await groupsBy(db, { states: ['active'], most: 200 })).groups : [];
  const body = (
    <>
      <GroupPageHead group={group} title={kindWords[kind]} lede={words.newLede[kind]} />
      {form && <ErrorSummary title={words.notProposed} errors={form.errors} />}
      <Section title={words.proposal}>
        <PostForm action={changesHref(group)}>
          <input type="hidden" name="kind" value={kind} />
          <Details
            kind={kind}
            form={form}
            others={others.filter(({ id }) => id !== group.id)}
            to={policy.graduation?.to}
          />
          <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={6} form={form} required />
          <Fine>
            {words.beginHints[kind]} {words.whoDecides(decider, given.association.words)}
          </Fine>
          <Row>
            <Button>{words.propose[kind]}</Button> <a href={changesHref(group)}>{words.cancel}</a>
          </Row>
        </PostForm>
      </Section>
    </>
  );
  return page(`${kindWords[kind]} · ${group.name}`, body, { section: '/groups', status });
}

interface DetailsProps {
  readonly kind: ChangeKind;
  readonly form: Returned | undefined;
  readonly others: readonly Pick<Group, 'slug' | 'name'>[];
  /** What the rules let it become. */
  readonly to: string | undefined;
}

function Details({ kind, form, others, to }: DetailsProps): VNode | null {
  switch (kind) {
    case 'rename':
      return <Field name="name" label={words.newName} form={form} required />;
    case 'graduate':
      return <Field name="name" label={words.bodyName} hint={to && words.bodyHint(to)} form={form} required />;
    case 'merge':
      return (
        <Select
          name="into"
          label={words.into}
          hint={words.intoHint}
          choose={words.intoChoose}
          options={others.map(({ slug, name }) => ({ value: slug, label: name }))}
          form={form}
          required
        />
      );
    case 'dissolve':
      return null;
  }
}
