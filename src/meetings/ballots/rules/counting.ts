import type { CountingReason, CountingRule, Figures, Outcome, Tally } from '../model.ts';

/**
 * What the figures of a vote come to.
 *
 * To decline and to return are both votes against approval; to abstain is no vote.  Equal votes carry nothing.  Where approval
 * does not carry, to decline takes a majority of the votes, since it ends the petition; short of that it is returned if anybody
 * asked for changes.
 *
 * Source: Robert's Rules, majority and two-thirds vote, tie, plurality; what was chosen stands in docs/decisions/ballots.md.
 */
export function tally(figures: Figures, rule: CountingRule): Tally {
  const { approve, decline, return: returned, present, recused } = figures;
  const votes = approve + decline + returned;
  const come = (outcome: Outcome, ...reasons: CountingReason[]): Tally => ({ outcome, figures, reasons });

  if (rule.quorum !== null && present < rule.quorum)
    return come('no-quorum', { code: 'below-quorum', present, quorum: rule.quorum, recused });
  if (votes === 0) return come('tied', { code: 'nobody-voted' });
  const count = { approve, votes, carries: rule.carries };
  if (doesCarry(approve, votes, rule)) return come('approved', { code: 'carried', ...count });
  const against = decline + returned;
  if (rule.carries === 'majority' && approve === against) return come('tied', { code: 'equal', approve, against });
  const lost = { code: 'not-carried', ...count } as const;
  if (decline * 2 > votes) return come('declined', lost, { code: 'majority-declined', decline, votes });
  if (returned > 0) return come('returned', lost, { code: 'no-majority-declined', decline, votes });
  return come('declined', lost);
}

/**
 * So few secret votes at least are counted.  The count of one is the vote of that member, and from the count of two each of them
 * knows the vote of the other.  Source: docs/decisions/ballots.md.
 */
export const leastSecretVotes = 3;

/** Whether the count of so many secret votes would tell how single members voted; where nobody voted there is nothing to tell. */
export const areTooFewInSecret = (votes: number): boolean => votes > 0 && votes < leastSecretVotes;

/** What the figures of a secret vote come to.  Where too few voted nothing is decided, and nothing is told but how many. */
export function tallySecret(figures: Figures, rule: CountingRule): Tally {
  const { present, recused } = figures;
  if (!areTooFewInSecret(present)) return tally(figures, rule);
  return {
    outcome: 'no-quorum',
    figures: { ...noFigures, present, recused },
    reasons: [{ code: 'too-few-in-secret', votes: present, least: leastSecretVotes }],
  };
}

/** Whether so many votes for carry among all votes for and against. */
export function doesCarry(approve: number, votes: number, { carries }: Pick<CountingRule, 'carries'>): boolean {
  if (votes === 0) return false;
  return carries === 'two-thirds' ? approve * 3 >= votes * 2 : approve * 2 > votes;
}

/** Figures in which nobody has taken part yet. */
export const noFigures: Figures = { approve: 0, decline: 0, return: 0, abstain: 0, present: 0, recused: 0 };
