import type { DecisionToReport, PolicyBook } from '../../charters/index.ts';
import type { ReportingAssociation } from '../given.ts';
import type { DecidedMatter } from './matters.ts';
import type { DocumentItem, ToldAs } from './model.ts';
import { itemWords } from './item-words.ts';

/** What the reports ask of the house to tell a decision. */
export interface Telling {
  readonly association: ReportingAssociation;
  readonly policies: PolicyBook;
}

/** One thing to tell, as it is drawn up. */
export interface Told {
  readonly decision: number | null;
  readonly matter: number | null;
  readonly toldAs: ToldAs;
  readonly body: string;
}

/** How a decision is told: for action when its rules want the council's vote on an approval, else for information. */
export function toldOf(decision: DecisionToReport, { association, policies }: Telling): Told {
  const policy = policies.of(decision.policyId, decision.policyVersion);
  const isMoved = decision.result === 'approved' && policy.decision.ratified;
  const rules = { termMonths: policy.charter.termMonths, keepsSignatures: policy.petition.keepsSignatures };
  const body = isMoved ? itemWords.moved(decision, association, rules) : itemWords.told(decision, association, rules);
  // The chair edits it, and a no-break space cannot be seen in a field.
  return {
    decision: decision.id,
    matter: null,
    toldAs: isMoved ? 'action' : 'information',
    body: body.replaceAll('\u00a0', ' '),
  };
}

/** What is on record of a decision, as it stands below its item.  It is drawn anew until the report is final. */
export function factsOf(decision: DecisionToReport): DocumentItem['facts'] {
  const { labels } = itemWords;
  const told: (readonly [string, string | null])[] = [
    [labels.petition, itemWords.petition(decision)],
    [labels.decidedOn, itemWords.day(decision.decidedOn)],
    [labels.vote, itemWords.vote(decision)],
    [labels.signatures, itemWords.signatures(decision)],
    [labels.units, itemWords.units(decision)],
    [labels.reasons, decision.reasons.trim() || null],
    [labels.conditions, decision.conditions.trim() || null],
  ];
  return told.filter((fact): fact is readonly [string, string] => fact[1] !== null);
}

/** What else happened to a group is told for information; what the council is to establish, for action. */
export function toldOfMatter(matter: DecidedMatter, { association }: Pick<Telling, 'association'>): Told {
  const body = itemWords.matter(matter, association).replaceAll('\u00a0', ' ');
  const isMoved = matter.kind === 'recommended';
  return { decision: null, matter: matter.id, toldAs: isMoved ? 'action' : 'information', body };
}

/** What is on record of it. */
export function factsOfMatter({
  kind,
  name,
  formerName,
  successor,
  happenedOn,
  decision,
}: DecidedMatter): DocumentItem['facts'] {
  const { labels } = itemWords;
  const vote = decision && itemWords.vote({ ...decision, votesReturned: null });
  return [
    [labels.group, name],
    ...(kind === 'renamed' ? [[labels.formerName, formerName] as const] : []),
    ...(successor ? [[labels.successor, successor] as const] : []),
    [decision ? labels.decidedOn : labels.happenedOn, itemWords.day(decision?.decidedOn ?? happenedOn)],
    ...(vote ? [[labels.vote, vote] as const] : []),
    ...(decision?.reasons ? [[labels.reasons, decision.reasons] as const] : []),
  ];
}
