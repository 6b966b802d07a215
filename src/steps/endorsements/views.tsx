import type { ComponentChildren, VNode } from 'preact';
import { State, Table } from '../../platform/web/parts/index.ts';
import type { Endorsement } from './model.ts';
import { counts } from './rules.ts';
import { words } from './words.ts';

interface Props {
  readonly endorsements: readonly Endorsement[];
  /** Whether the reader carries the petition along, and sees names. */
  readonly named?: boolean;
  readonly acts?: (one: Endorsement) => ComponentChildren;
}

/** Who is asked by office, and what they answered.  Names are for those who asked. */
export function EndorsementTable({ endorsements, named = false, acts }: Props): VNode {
  return (
    <Table
      caption={words.caption}
      captionUnseen
      stack
      columns={[
        { label: words.office, head: true },
        ...(named ? [{ label: words.name }] : []),
        { label: words.answer },
        ...(acts ? [{ label: words.act }] : []),
      ]}
      rows={endorsements.map((one) => ({
        cells: [one.office, ...(named ? [one.name] : []), <Answered of={one} />, ...(acts ? [acts(one)] : [])],
      }))}
    />
  );
}

function Answered({ of }: { readonly of: Endorsement }) {
  if (of.answer === null) return <State of="draft">{words.states.asked}</State>;
  if (of.answer === 'declined') return <State of="declined">{words.states.declined}</State>;
  return counts(of) ? (
    <State of="counted">{words.states.endorsed}</State>
  ) : (
    <State of="doubt">{words.states.unconfirmed}</State>
  );
}
