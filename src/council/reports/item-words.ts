import type { DecisionToReport } from '../../charters/index.ts';
import { addDays } from '../../platform/time/index.ts';
import { countedWritten, countWritten, dayWritten } from '../../platform/written/index.ts';
import type { ReportingAssociation } from '../given.ts';
import type { DecidedMatter } from './matters.ts';
import type { MatterKind } from './model.ts';

type Nouns = Pick<ReportingAssociation, 'group' | 'council'>;

/** What the rules say of a group and of a petition that is returned. */
interface Rules {
  readonly termMonths: number | null;
  readonly keepsSignatures: boolean;
}

/** “for a term of 3 years”; “for a term of 18 months”. */
const length = (months: number): string =>
  months % 12 === 0 ? countedWritten(months / 12, 'year', 'years') : countedWritten(months, 'month', 'months');

const terms = ({ term }: DecisionToReport, { termMonths }: Rules): string => {
  if (term?.untilOn)
    return `, for a term from ${dayWritten(term.fromOn)} through ${dayWritten(addDays(term.untilOn, -1))}`;
  return termMonths === null ? ', without an end to its term' : `, for a term of ${length(termMonths)}`;
};

/** What the petition asks for. */
const asked = ({ kind, title }: DecisionToReport, { group }: Nouns): string =>
  kind === 'renew' ? `renew ${title}` : `establish ${title} as ${group}`;

type Votes = Pick<DecisionToReport, 'votesFor' | 'votesAgainst' | 'votesReturned' | 'votesAbstained' | 'present'>;

/** What the committee approved of a group, other than its beginning and its renewal. */
function whatWasApproved(
  { name, formerName, successor }: DecidedMatter,
  kind: Exclude<MatterKind, 'lapsed' | 'recommended'>,
): string {
  switch (kind) {
    case 'renamed':
      return `a change of name from ${formerName} to ${name}`;
    case 'graduated':
      return `that ${name} becomes ${successor}`;
    case 'dissolved':
      return `the dissolution of ${name}`;
    case 'merged':
      return `the merger of ${name} into ${successor}`;
  }
}

/** The sentences by which a report tells of a decision. Each goes on from “The committee reports that it”. */
export const itemWords = {
  told: (decision: DecisionToReport, nouns: Nouns, rules: Rules): string => {
    const { kind, title, result, office } = decision;
    const did = (what: string, ofOfficer = what) => (office === '' ? what : `notes that the ${office} ${ofOfficer}`);
    switch (result) {
      case 'approved':
        return kind === 'renew'
          ? `${did('approved', 'authorized')} the renewal of ${title}${terms(decision, rules)}.`
          : `${did('approved', 'authorized')} the establishment of ${title} as ${nouns.group}${terms(decision, rules)}.`;
      case 'declined':
        return `${did('declined')} the petition to ${asked(decision, nouns)}.`;
      case 'returned':
        return `${did('returned')} the petition to ${asked(decision, nouns)} to its organizers for changes. ${
          rules.keepsSignatures ? 'The signatures are kept.' : 'It is signed anew.'
        }`;
    }
  },
  moved: (decision: DecisionToReport, nouns: Nouns, rules: Rules): string =>
    `moves that ${nouns.council} ${asked(decision, nouns)}${terms(decision, rules)}.`,

  matter: (matter: DecidedMatter, { council }: Pick<Nouns, 'council'>): string => {
    const { kind, name, successor, happenedOn, decision } = matter;
    const on = dayWritten(happenedOn);
    if (kind === 'recommended')
      return `moves that ${council} establish ${successor}, which takes up the work of ${name}.`;
    if (decision && kind !== 'lapsed') return `approved ${whatWasApproved(matter, kind)}, as of ${on}.`;
    switch (kind) {
      case 'renamed':
        return `notes the change of name from ${matter.formerName} to ${name}, as of ${on}.`;
      case 'lapsed':
        return `notes the lapse of ${name} on ${on}.`;
      case 'graduated':
        return `notes that ${name} has become ${successor || 'another body'}, and ended as a group on ${on}.`;
      case 'dissolved':
        return `notes that ${name} has dissolved by its own wish, on ${on}.`;
      case 'merged':
        return `notes that ${name} has merged with ${successor || 'another body'}, on ${on}.`;
    }
  },

  labels: {
    petition: 'Petition',
    decidedOn: 'Decided',
    vote: 'Vote',
    signatures: 'Signatures',
    units: 'Units asked',
    reasons: 'Reasons',
    conditions: 'Conditions',
    group: 'Group',
    formerName: 'Former name',
    successor: 'Successor',
    happenedOn: 'Day',
  },
  petition: ({ petition, title }: DecisionToReport): string => `P ${petition}, ${title}`,
  day: dayWritten,
  vote: ({ votesFor, votesAgainst, votesReturned, votesAbstained, present }: Votes): string | null => {
    const were = present === null ? '' : `${countWritten(present)} present`;
    if (votesFor === null) return were || null;
    // Votes to return are counted apart where they were; with older decisions they are among those against.
    const returned = votesReturned ? `${countWritten(votesReturned)} to return, ` : '';
    const cast = `${countWritten(votesFor)} for, ${countWritten(votesAgainst ?? 0)} against, ${returned}${countWritten(votesAbstained ?? 0)} abstained`;
    return were ? `${cast}; ${were}` : cast;
  },
  signatures: ({ filed, counted, needed }: DecisionToReport): string | null => {
    if (counted === null) return null;
    const of = needed === null ? '' : `; ${countWritten(needed)} were needed`;
    return `${countWritten(counted)} verified of ${countWritten(filed)} filed${of}`;
  },
  units: ({ asked: count, replied, objected }: DecisionToReport): string | null => {
    if (count === 0) return null;
    const objections = replied === 0 ? '' : `, ${objected === 0 ? 'none' : countWritten(objected)} objected`;
    return `${countWritten(count)}; ${replied === 0 ? 'none' : countWritten(replied)} answered${objections}`;
  },
} as const;
