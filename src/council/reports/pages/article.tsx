import type { VNode } from 'preact';
import { Day, Facts, Prose } from '../../../platform/web/parts/index.ts';
import type { DocumentItem, ReportDocument } from '../model.ts';
import { documentWords as words } from '../words.ts';

/** A report as it is read and printed. On paper nothing else of the page is left. */
export function ReportArticle({ document }: { readonly document: ReportDocument }): VNode {
  const { designation, title, introduction, on, chair, amends, sections } = document;
  return (
    <article class="report">
      <p class="number">
        <span>{designation ?? words.draft}</span>
        <span>{document.association}</span>
      </p>
      <h1>{title}</h1>
      <p class="quiet-text">
        {words.kind(document)}
        {on && [<br />, <Day on={on} />]}
        {amends && [<br />, words.amendsLine(amends.designation)]}
      </p>
      {introduction && <Prose text={introduction} />}
      {amends && (
        <>
          <h2>{words.changed}</h2>
          <Prose text={amends.changed} />
        </>
      )}
      {sections.map(({ heading, items }) => (
        <>
          <h2>{heading}</h2>
          <ol class="items" start={items[0]?.number}>
            {items.map((item) => (
              <Item item={item} />
            ))}
          </ol>
        </>
      ))}
      <h2>{words.submitted}</h2>
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
