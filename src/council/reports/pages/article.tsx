import type { VNode } from 'preact';
import { Facts, Prose } from '../../../platform/web/parts/index.ts';
import { headOf } from '../forms/head.ts';
import type { DocumentItem, ReportDocument } from '../model.ts';
import { documentWords as words } from '../words.ts';

interface ArticleProps {
  readonly document: ReportDocument;
  /** It stands in a section of a page that has a title of its own. */
  readonly within?: boolean | undefined;
}

/** A report as it is read and printed. On paper nothing else of the page is left. */
export function ReportArticle({ document, within }: ArticleProps): VNode {
  const [Title, Heading] = within ? (['h3', 'h4'] as const) : (['h1', 'h2'] as const);
  const { designation, title, introduction, chair, amends, sections } = document;
  return (
    <article class="report">
      <p class="number">
        <span>{designation ?? words.draft}</span>
        <span>{document.association}</span>
      </p>
      <Title class="title">{title}</Title>
      <Facts tight of={headOf(document).slice(1)} />
      {introduction && <Prose text={introduction} />}
      {amends && (
        <>
          <Heading class="heading">{words.changed}</Heading>
          <Prose text={amends.changed} />
        </>
      )}
      {sections.map(({ heading, lead, items }) => (
        <>
          <Heading class="heading">{heading}</Heading>
          {lead && <p class="lead">{lead}</p>}
          <ol class="items" start={items[0]?.number}>
            {items.map((item) => (
              <Item item={item} />
            ))}
          </ol>
        </>
      ))}
      <Heading class="heading">{words.submitted}</Heading>
      <p>{chair === words.noChair ? chair : words.chair(chair)}</p>
    </article>
  );
}

function Item({ item: { body, facts, href } }: { readonly item: DocumentItem }): VNode {
  const [first, ...others] = facts;
  const shown = [...(first ? [[first[0], href ? <a href={href}>{first[1]}</a> : first[1]] as const] : []), ...others];
  return (
    <li>
      <div>
        <Prose text={body} />
        {shown.length > 0 && <Facts tight of={shown} />}
      </div>
    </li>
  );
}
