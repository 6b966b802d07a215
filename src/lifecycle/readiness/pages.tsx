import type { ComponentChildren, VNode } from 'preact';
import { z } from 'zod';
import { refuseIf, type Impediment } from '../../platform/refusal/index.ts';
import {
  Banner,
  Button,
  Empty,
  ErrorSummary,
  Field,
  Fine,
  PostForm,
  returnedWith,
  Section,
  State,
  Table,
  TextArea,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { GroupPageHead, impedimentsToEditing, seeGroup, type Group } from '../../groups/index.ts';
import { rulesOf } from '../changes/commands.ts';
import type { Given } from '../given.ts';
import { bringForward } from './commands.ts';
import type { Finding, Readiness } from './model.ts';
import { countedOf, readinessOf } from './queries.ts';
import { addressIn, findingsOf } from './rules.ts';
import { countWrittenOf, words } from './words.ts';

/** `/groups/:slug/readiness`: what a group can show, if it is to become another body. */
export function readinessRoutes(given: Given): Route[] {
  return [
    get('/groups/:slug/readiness', async (call) => {
      const group = await seeGroup(call.visit, call.params['slug']);
      if (group.slug !== call.params['slug']) return seeOther(`/groups/${group.slug}/readiness`);
      return readinessPage(given, call, group);
    }),
    post('/groups/:slug/readiness', (call) => save(given, call)),
  ];
}

const Sent = z.object({
  petition: z.string().trim().default(''),
  officers: z.string().trim().default(''),
  bylaws: z.string().trim().default(''),
  revision: z.coerce.number().int().catch(-1),
});

async function save(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const group = await seeGroup(call.visit, call.params['slug']);
  refuseIf(impedimentsToEditing(group, call.visit.grants));
  const form = await call.form(Sent);
  if (!form.ok) return readinessPage(given, call, group, { form, status: 422 });
  const done = await call.attempt((act) => bringForward(act, group, form.value));
  if (done.ok) return seeOther(`/groups/${group.slug}/readiness?done=saved`);
  const fieldOf = ({ field }: Impediment) => (typeof field === 'string' ? field : '');
  const returned = returnedWith(form.entered, done.impediments, { word: given.word, fieldOf });
  return readinessPage(given, call, group, { form: returned, status: 409 });
}

async function readinessPage(
  given: Given,
  call: Call,
  group: Group,
  back?: { readonly form: Returned; readonly status: number },
): Promise<Answer> {
  const { visit } = call;
  const { graduation, changes, href, title } = rulesOf(given.policies, group, visit);
  const brought = await readinessOf(visit.db, group.id);
  const findings = findingsOf(changes.graduation, await countedOf(visit, group, given), brought);
  const mayEdit = impedimentsToEditing(group, visit.grants).length === 0;
  const body = (
    <>
      <GroupPageHead group={group} title={words.title} lede={words.lede(group.name, graduation?.to ?? '…')} />
      {call.query.get('done') === 'saved' && <Banner tone="good" title={words.saved} arrives />}
      {back && <ErrorSummary title={words.notSaved} errors={back.form.errors} />}
      <Section title={words.rule}>
        <p>{graduation?.when ?? words.none}</p>
        <p>
          <a href={href}>{title}</a>
        </p>
      </Section>
      <Section title={words.found}>
        <Findings findings={findings} />
        {mayEdit && (
          <p>
            <a href={`/groups/${group.slug}/changes/new?kind=graduate`}>{words.propose}</a>
          </p>
        )}
      </Section>
      {mayEdit && <BringForward group={group} brought={brought} form={back?.form} />}
    </>
  );
  const empty = (
    <>
      <GroupPageHead group={group} title={words.title} lede={words.noneWhy} />
      <Empty title={words.none}>{words.noneWhy}</Empty>
    </>
  );
  return page(`${words.title} · ${group.name}`, graduation === null ? empty : body, {
    section: '/groups',
    status: back?.status ?? 200,
  });
}

function Findings({ findings }: { findings: readonly Finding[] }): VNode {
  return (
    <>
      <Table
        caption={words.caption}
        captionUnseen
        columns={[{ label: words.what, head: true }, { label: words.met }, { label: words.evidence }]}
        rows={findings.map((finding) => ({
          cells: [words.criteria[finding.of], <Met of={finding.met} />, evidenceOf(finding)],
        }))}
      />
      <Fine>{words.openWhy}</Fine>
    </>
  );
}

function Met({ of }: { of: boolean | null }): VNode {
  if (of === null) return <>{words.open}</>;
  return <State of={of ? 'approved' : 'draft'}>{of ? words.yes : words.no}</State>;
}

function evidenceOf(finding: Finding): ComponentChildren {
  if (finding.count !== null) return countWrittenOf(finding);
  const address = addressIn(finding.shown);
  if (address === null) return finding.shown || words.nothing;
  return (
    <a href={address} rel="nofollow noopener">
      {address}
    </a>
  );
}

interface BringForwardProps {
  readonly group: Group;
  readonly brought: Readiness;
  readonly form: Returned | undefined;
}

function BringForward({ group, brought, form }: BringForwardProps): VNode {
  return (
    <Section title={words.bring}>
      <PostForm action={`/groups/${group.slug}/readiness`}>
        <input type="hidden" name="revision" value={brought.revision} />
        <Field name="petition" label={words.petition} hint={words.petitionHint} value={brought.petition} form={form} />
        <TextArea
          name="officers"
          label={words.officers}
          hint={words.officersHint}
          rows={3}
          value={brought.officers}
          form={form}
        />
        <Field name="bylaws" label={words.bylaws} hint={words.bylawsHint} value={brought.bylaws} form={form} />
        <Button>{words.save}</Button>
      </PostForm>
    </Section>
  );
}
