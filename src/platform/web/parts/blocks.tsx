import type { ComponentChildren, VNode } from 'preact';
import { spansOf, type Block, type Span, type Text, type Tone } from '../../pdf/blocks.ts';
import { Facts } from './facts.tsx';
import { Fine } from './layout.tsx';
import { Reply } from './records.tsx';
import { Section } from './section.tsx';
import { Table } from './table.tsx';

/** A document as part of a page: a section for each heading of the second level, and in it what stands below that. */
export function Blocks({ of }: { readonly of: readonly Block[] }): VNode {
  return (
    <>
      {sectionsOf(of).map(({ title, blocks }) =>
        title === null ? (
          blocks.map((block) => <Drawn block={block} />)
        ) : (
          <Section title={title}>
            {blocks.map((block) => (
              <Drawn block={block} />
            ))}
          </Section>
        ),
      )}
    </>
  );
}

interface Part {
  readonly title: string | null;
  readonly blocks: Block[];
}

function sectionsOf(blocks: readonly Block[]): Part[] {
  const parts: Part[] = [{ title: null, blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2) parts.push({ title: block.text, blocks: [] });
    else parts.at(-1)!.blocks.push(block);
  }
  return parts;
}

function Drawn({ block }: { readonly block: Block }): VNode | null {
  switch (block.kind) {
    case 'heading':
      return block.level === 4 ? <h4>{block.text}</h4> : <h3>{block.text}</h3>;
    case 'paragraph':
      return drawnAs[block.tone](<Words of={block.text} />);
    case 'facts':
      return <Facts of={block.of.map(([term, value]) => [term, <Words of={value} />] as const)} />;
    case 'list': {
      const items = block.items.map((item) => (
        <li>
          <Words of={item} />
        </li>
      ));
      return block.numbered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table': {
      const { caption, columns, rows, total } = block;
      const cells = (row: readonly Text[]) => row.map((cell) => <Words of={cell} />);
      const drawn = {
        caption,
        captionUnseen: true,
        columns,
        rows: rows.map((row) => ({ cells: cells(row) })),
        total: total && cells(total),
      };
      // Two columns stand beside one another on a phone, too, and not too far apart on a large screen.
      return columns.length > 2 ? (
        <Table {...drawn} />
      ) : (
        <div class="measure">
          <Table {...drawn} stack={false} />
        </div>
      );
    }
    case 'figure':
      return <img alt={block.alt} src={`data:image/png;base64,${Buffer.from(block.image).toString('base64')}`} />;
    case 'page-break':
      return null;
  }
}

const drawnAs: Readonly<Record<Tone, (words: ComponentChildren) => VNode>> = {
  read: (words) => <p>{words}</p>,
  plain: (words) => <p class="s">{words}</p>,
  quiet: (words) => <Fine>{words}</Fine>,
  quoted: (words) => (
    <Reply>
      <p>{words}</p>
    </Reply>
  ),
};

function Words({ of }: { readonly of: Text }): VNode {
  return <>{spansOf(of).map(Run)}</>;
}

function Run({ text, strong, italic, href }: Span): ComponentChildren {
  const lines = text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [<br />, line]));
  if (href) return <a href={href}>{lines}</a>;
  if (strong) return <b>{lines}</b>;
  return italic ? <i>{lines}</i> : <>{lines}</>;
}
