import type { VNode } from 'preact';
import { Details, Entries, Entry, Prose } from '../../platform/web/parts/index.ts';
import { nearEnough, type Near } from './keeping.ts';
import type { Hit, Said } from './model.ts';
import { kindWords, textWords, words, type Reader } from './words.ts';

/** The bodies that a concern touches, each with the reason and its charge, which for the first stands open beside the purpose. */
export function NearBodies({ near, reader }: { readonly near: Near; readonly reader: Reader }): VNode {
  const { units, others } = nearEnough(near);
  const hits = [...units, ...others];
  if (hits.length === 0) return <p>{words.nobody}</p>;
  const entries = hits.map((hit, at) => (
    <NearBody hit={hit} why={reader === 'writer' ? hit.why : hit.whyTold} open={at === 0} />
  ));
  // One that would be alone in the fold is shown instead.
  const shown = hits.length > shownAtOnce + 1 ? shownAtOnce : hits.length;
  return (
    <>
      <Entries>{entries.slice(0, shown)}</Entries>
      {hits.length > shown && (
        <Details summary={words.more(hits.length - shown)}>
          <Entries>{entries.slice(shown)}</Entries>
        </Details>
      )}
    </>
  );
}

const shownAtOnce = 3;

interface NearBodyProps {
  readonly hit: Hit;
  readonly why: readonly Said[];
  readonly open: boolean;
}

function NearBody({ hit: { body }, why, open }: NearBodyProps): VNode {
  const mark = {
    what: kindWords[body.kind],
    more: [body.number, body.kind === 'unit' && body.form, body.endedOn && words.ended],
  };
  return (
    <Entry title={body.name} href={body.href} mark={mark}>
      <p class="s">{why.map(Piece)}</p>
      {body.text && (
        <div class="s">
          <Details summary={textWords[body.kind]} open={open}>
            <Prose text={body.text} />
          </Details>
        </div>
      )}
    </Entry>
  );
}

const Piece = ({ text, found }: Said): VNode | string => (found ? <mark>{text}</mark> : text);
