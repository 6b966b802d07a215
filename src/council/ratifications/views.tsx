import type { VNode } from 'preact';
import { Day, State, Table } from '../../platform/web/parts/index.ts';
import type { Nouns } from '../../roll/index.ts';
import type { CouncilVote, VoteResult } from './model.ts';
import { figuresWritten, resultWords, words } from './words.ts';

/** The look of a result: its disc or square. */
const looks: Readonly<Record<VoteResult, string>> = {
  ratified: 'approved',
  'not-ratified': 'declined',
  postponed: 'recommended',
};

/** A vote with the petition that it was about. */
export interface NamedVote extends CouncilVote {
  readonly petition: number;
  readonly title: string;
}

/** Votes of the council, with their figures and minutes. */
export function VotesTable({ votes, nouns }: { readonly votes: readonly NamedVote[]; readonly nouns: Nouns }): VNode {
  return (
    <Table
      caption={words.outcomeCaption(nouns)}
      captionUnseen
      columns={[
        { label: words.columns.item, head: true },
        { label: words.columns.result },
        { label: words.columns.on },
        { label: words.columns.figures },
      ]}
      rows={votes.map((vote) => ({
        cells: [
          <a href={`/petitions/${vote.petition}`}>{vote.title}</a>,
          <State of={looks[vote.result]}>{resultWords[vote.result]}</State>,
          <Day on={vote.votedOn} as="short" />,
          [figuresWritten(vote), vote.minute && <p class="hint">{vote.minute}</p>],
        ],
      }))}
    />
  );
}
