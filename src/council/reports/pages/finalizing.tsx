import type { VNode } from 'preact';
import { z } from 'zod';
import type { Impediment } from '../../../platform/refusal/index.ts';
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
import { Button, Crumbs, Head, LinkButton, Obstacles, PostForm, Section } from '../../../platform/web/parts/index.ts';
import type { Given } from '../../given.ts';
import { must } from '../../grants.ts';
import { addressOf } from '../address.ts';
import { amendReport, throwAwayReport } from '../commands/drawing.ts';
import { finalizeReport } from '../commands/finalizing.ts';
import { documentOfDraft, numberFor, type Draft } from '../draft.ts';
import type { ReportDocument } from '../model.ts';
import { finalReport } from '../queries.ts';
import { impedimentsToFinalizing } from '../rules.ts';
import { wordingOf } from '../words.ts';
import { reportId } from './addresses.ts';
import { ReportArticle } from './article.tsx';
import { draftAt, unlessFinal } from './drafting.tsx';
import { pageWords as words } from './words.ts';

/** What cannot be taken back, each on a page of its own; and the amended report, which is how a final one is mended. */
export function finalizingRoutes(given: Given): Route[] {
  return [
    get(
      '/reports/:id/finalizing',
      unlessFinal((call) => finalizingPage(given, call)),
    ),
    post(
      '/reports/:id/finalizing',
      unlessFinal((call) => finalize(given, call)),
      { grave: true },
    ),
    get(
      '/reports/:id/disposal',
      unlessFinal((call) => disposalPage(given, call)),
    ),
    post(
      '/reports/:id/disposal',
      unlessFinal((call) => throwAway(given, call)),
    ),
    post('/reports/:id/amendment', amend),
  ];
}

async function finalizingPage(given: Given, call: Call, refused: readonly Impediment[] = []): Promise<Answer> {
  const draft = await draftAt(given, call);
  const [document, { designation }] = await Promise.all([
    documentOfDraft(call.visit, draft, given),
    numberFor(call.visit, draft, given.association),
  ]);
  const inTheWay = [...refused, ...impedimentsToFinalizing(draft.report, draft.items)];
  const view = { draft, document, designation, inTheWay, council: given.association.council };
  return page(words.finalizing, <FinalizingPage {...view} />, {
    section: '/staff',
    status: refused.length > 0 ? 409 : 200,
  });
}

interface FinalizingProps {
  readonly draft: Draft;
  readonly document: ReportDocument;
  readonly designation: string;
  readonly inTheWay: readonly Impediment[];
  readonly council: string;
}

/** The whole report once more, what follows, and the button. Read, then act. */
function FinalizingPage({ draft, document, designation, inTheWay, council }: FinalizingProps): VNode {
  const { report, items, onRecord } = draft;
  const fresh = items.filter(({ id, leftOut }) => !leftOut && onRecord.get(id)?.isReported === false).length;
  const address = `/reports/${report.id}`;
  return (
    <>
      <Crumbs
        links={[
          { href: '/reports', label: words.reports },
          { href: `${address}/draft`, label: words.draft },
        ]}
      />
      <Head title={words.finalizing} lede={words.finalizingLede(designation)} />
      <Section title={words.theReport}>
        <ReportArticle document={document} within />
      </Section>
      {inTheWay.length > 0 ? (
        <Section title={words.mend}>
          <Obstacles wordings={inTheWay.map((one) => leadingToDraft(one, address))} />
          <LinkButton href={`${address}/draft`}>{words.back}</LinkButton>
        </Section>
      ) : (
        <Section title={words.follows}>
          <ul>
            {words.followsOf(fresh, council).map((line) => (
              <li>{line}</li>
            ))}
          </ul>
          <PostForm action={`${address}/finalizing`}>
            <input type="hidden" name="revision" value={String(report.revision)} />
            <Button kind="grave">{words.finalizeAs(designation)}</Button>
          </PostForm>
          <p>
            <a href={`${address}/draft`}>{words.back}</a>
          </p>
        </Section>
      )}
    </>
  );
}

/** What stands in the way is mended in the draft, so its way out leads there. */
function leadingToDraft(impediment: Impediment, address: string) {
  const { say, todo } = wordingOf(impediment);
  if (!todo?.href?.startsWith('#')) return { say, ...(todo && { todo }) };
  return { say, todo: { label: todo.label, href: `${address}/draft${todo.href}` } };
}

const Revision = z.object({ revision: z.coerce.number().int().catch(0) });

async function finalize(given: Given, call: Call): Promise<Answer> {
  const { report } = await draftAt(given, call);
  const form = await call.form(Revision);
  const revision = form.ok ? form.value.revision : 0;
  const done = await call.attempt((act) =>
    finalizeReport(act, report.id, { telling: given, baseUrl: given.baseUrl(), revision }),
  );
  if (!done.ok) return finalizingPage(given, call, done.impediments);
  const final = await finalReport(call.visit.db, report.id);
  return seeOther(addressOf(final!));
}

async function disposalPage(given: Given, call: Call): Promise<Answer> {
  const { report } = await draftAt(given, call);
  const address = `/reports/${report.id}`;
  return page(
    words.throwing,
    <>
      <Crumbs links={[{ href: `${address}/draft`, label: words.draft }]} />
      <Head title={words.throwing} lede={words.throwingLede} />
      <PostForm action={`${address}/disposal`}>
        <Button kind="grave">{words.throwNow}</Button>
        <p>
          <a href={`${address}/draft`}>{words.back}</a>
        </p>
      </PostForm>
    </>,
    { section: '/staff' },
  );
}

async function throwAway(given: Given, call: Call): Promise<Answer> {
  const { report } = await draftAt(given, call);
  await call.perform((act) => throwAwayReport(act, report.id));
  return seeOther('/reports');
}

async function amend(call: Call): Promise<Answer> {
  signedIn(call);
  must(call.visit, 'docket.decide');
  const id = await call.perform((act) => amendReport(act, reportId(call)));
  return seeOther(`/reports/${id}/draft`);
}
