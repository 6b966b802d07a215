import type { ComponentChildren } from 'preact';

export interface Column {
  readonly label: string;
  /** Numbers: at the right, and unbroken. */
  readonly num?: boolean | undefined;
  /** Names the row. */
  readonly head?: boolean | undefined;
  /** The column needs no heading for those who see. */
  readonly unseen?: boolean | undefined;
}

export interface TableRow {
  readonly cells: readonly ComponentChildren[];
  readonly id?: string | undefined;
  /** A bar at the side; the words in the row say the same. */
  readonly tone?: 'rejected' | 'doubt' | undefined;
}

interface TableProps {
  readonly caption: ComponentChildren;
  /** The heading above says it already. */
  readonly captionUnseen?: boolean | undefined;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** Under a heavy rule. */
  readonly total?: readonly ComponentChildren[] | undefined;
  /** On a phone each row becomes a little list; else the table scrolls sideways. */
  readonly stack?: boolean | undefined;
}

/** A table, with a caption always. */
export function Table({ caption, captionUnseen, columns, rows, total, stack = true }: TableProps) {
  const table = (
    <table class={stack ? 'stack' : undefined}>
      <caption class={captionUnseen ? 'vh' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, num, unseen }) => (
            <th scope="col" class={num ? 'num' : undefined}>
              {unseen ? <span class="vh">{label}</span> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ cells, id, tone }) => (
          <tr id={id} class={tone}>
            {columns.map((column, index) => (
              <Cell column={column}>{cells[index]}</Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {total && (
        <tfoot>
          <tr>
            {columns.map((column, index) => (
              <Cell column={column}>{total[index]}</Cell>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
  if (stack) return table;
  return (
    <div class="scroll" role="group" tabindex={0} aria-label={typeof caption === 'string' ? caption : undefined}>
      {table}
    </div>
  );
}

/** Stacked, a cell is a label and one child, so whatever it holds is wrapped once. */
function Cell({ column, children }: { column: Column; children: ComponentChildren }) {
  const { label, num, head, unseen } = column;
  if (head) {
    return (
      <th scope="row" class={num ? 'num' : undefined}>
        {children}
      </th>
    );
  }
  return (
    <td class={num ? 'num' : undefined} data-label={unseen ? undefined : label}>
      <div>{children}</div>
    </td>
  );
}
