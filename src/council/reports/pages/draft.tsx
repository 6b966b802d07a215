import type { VNode } from 'preact';
import {
  Banner,
  Button,
  Card,
  Choices,
  Crumbs,
  Details,
  ErrorSummary,
  Facts,
  Field,
  Fine,
  Head,
  LinkButton,
  PostForm,
  Prose,
  Row,
  Section,
  State,
  TextArea,
  Tick,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import type { Nouns } from '../../../roll/index.ts';
import type { Draft } from '../draft.ts';
import { toldAs, type ReportDocument, type ReportItem } from '../model.ts';
import { inOrder } from '../rules.ts';
import { ReportArticle } from './article.tsx';
import { pageWords as words } from './words.ts';

interface DraftPageProps {
  readonly draft: Draft;
  readonly document: ReportDocument;
  /** How much has happened since. */
  readonly fresh: number;
  /** The form as it came back. */
  readonly form: Returned | undefined;
  readonly isSaved: boolean;
  /** Why whoever reads may not word an item, by its id: they organize its petition. */
  readonly own: ReadonlyMap<number, string>;
  readonly nouns: Nouns;
}

/** Where the chair writes a report: each item with what is on record beside it, and the whole as it will be read. */
export function DraftPage({ draft, document, fresh, form, isSaved, own, nouns }: DraftPageProps): VNode {
  const { report } = draft;
  const address = `/reports/${report.id}`;
  return (
    <>
      <Crumbs
        links={[
          { href: '/staff', label: words.staff },
          { href: '/reports', label: words.reports },
        ]}
      />
      <Head mark={{ state: <State of="draft">Draft</State> }} title={words.draft} lede={words.draftLede} />
      {form && <ErrorSummary errors={form.errors} />}
      {isSaved && <Banner tone="good" title={words.saved} arrives />}
      {fresh > 0 && <Fresh address={address} count={fresh} />}
      <PostForm action={`${address}/draft`}>
        <input type="hidden" name="revision" value={String(report.revision)} />
        <Section title={words.theReport}>
          <Field name="title" label={words.title} value={report.title} form={form} required />
          <TextArea
            name="introduction"
            label={words.introduction}
            hint={words.introductionHint}
            value={report.introduction}
            form={form}
          />
          {report.amends !== null && (
            <TextArea name="changed" label={words.changed} value={report.changed} form={form} required />
          )}
        </Section>
        <Section title={words.items}>
          {inOrder(draft.items).map((item, index) => (
            <ItemFields {...{ item, number: index + 1, draft, form, nouns, why: own.get(item.id) }} />
          ))}
        </Section>
        <Section title={words.add}>
          <TextArea name="addedBody" label={words.addBody} hint={words.addBodyHint(nouns)} rows={3} form={form} />
          <Choices
            name="addedAs"
            legend={words.addAs}
            chosen="information"
            form={form}
            options={toldAs.map((value) => ({ value, label: words.toldAs[value] }))}
          />
          <Button>{words.save}</Button>
        </Section>
      </PostForm>
      <Section title={words.read}>
        <ReportArticle document={document} within />
        <Row>
          <LinkButton kind="quiet" href={`${address}/finalizing`}>
            {words.finalize}
          </LinkButton>
          <LinkButton kind="quiet" href={`${address}/disposal`}>
            {words.throwAway}
          </LinkButton>
        </Row>
      </Section>
    </>
  );
}

function Fresh({ address, count }: { readonly address: string; readonly count: number }): VNode {
  return (
    <Banner tone="warn" title={words.freshCount(count)}>
      <PostForm action={`${address}/news`} row>
        <Button kind="quiet">{words.takeIn}</Button>
      </PostForm>
    </Banner>
  );
}

interface ItemProps extends Pick<DraftPageProps, 'draft' | 'form' | 'nouns'> {
  readonly item: ReportItem;
  readonly number: number;
  readonly why: string | undefined;
}

/** One item: what the chair writes, and beside it what is on record, which nobody writes here. */
function ItemFields({ item, number, draft, form, nouns, why }: ItemProps): VNode {
  const { id, place, body, leftOut } = item;
  const found = draft.onRecord.get(id);
  const drawnUp = found?.told.body;
  return (
    <Card id={`item-${id}`}>
      <h3>
        {words.item(number)}, {words.toldAs[item.toldAs].toLowerCase()}
      </h3>
      {why === undefined ? (
        <TextArea
          name={`body-${id}`}
          label={words.body(number)}
          hint={words.itemHint(item.toldAs, nouns)}
          value={body}
          rows={3}
          form={form}
        />
      ) : (
        <>
          <Prose text={body} />
          <Fine>{why}</Fine>
          {leftOut && <input type="hidden" name={`out-${id}`} value="yes" />}
        </>
      )}
      {drawnUp !== undefined && drawnUp !== body && (
        <Fine>
          {words.reworded} {drawnUp}
        </Fine>
      )}
      <Field
        name={`place-${id}`}
        label={words.placeOf(number)}
        inputMode="numeric"
        value={String(place)}
        form={form}
        short
      />
      {why === undefined && (
        <Tick name={`out-${id}`} id={`out-${id}`} checked={leftOut} form={form} hint={found && words.leaveOutHint}>
          {words.leaveOut}
        </Tick>
      )}
      {found ? (
        <Details summary={words.onRecord} open>
          <Facts
            tight
            of={found.facts.map(([term, value], index) => [
              term,
              index === 0 && found.href ? <a href={found.href}>{value}</a> : value,
            ])}
          />
        </Details>
      ) : (
        <Fine>{words.added}</Fine>
      )}
    </Card>
  );
}
