import type { ComponentChildren } from 'preact';
import { dayOf, daysBetween, type CalendarDay } from '../../platform/time/index.ts';
import {
  Day,
  Entries,
  Entry,
  Fine,
  Person,
  Reply,
  Ring,
  State,
  Sums,
  Table,
  Timeline,
} from '../../platform/web/parts/index.ts';
import type { Decision } from '../docket/model.ts';
import type { Count } from '../verification/rules.ts';
import type { ListedPetition } from './lists.ts';
import type { Organizer } from './model.ts';
import { firstSentence } from './text.ts';
import type { Nouns } from '../../roll/index.ts';
import {
  answerWords,
  daysToGo,
  decisionWords,
  officeWritten,
  ratificationWords,
  reasonWords,
  stateWords,
} from './words.ts';

/** What a list of petitions needs. */
export interface PetitionEntriesProps {
  readonly petitions: readonly ListedPetition[];
  readonly zone: string;
  readonly today: CalendarDay;
  /** What a reader can do with each, beneath it. */
  readonly beneath?: (petition: ListedPetition) => ComponentChildren;
}

/** Petitions in a list, each with its state, what it is about, and what comes next. */
export function PetitionEntries({ petitions, zone, today, beneath }: PetitionEntriesProps) {
  return (
    <Entries>
      {petitions.map((petition) => (
        <PetitionEntry petition={petition} zone={zone} today={today}>
          {beneath?.(petition)}
        </PetitionEntry>
      ))}
    </Entries>
  );
}

function PetitionEntry({
  petition,
  zone,
  today,
  children,
}: {
  readonly petition: ListedPetition;
  readonly zone: string;
  readonly today: CalendarDay;
  readonly children: ComponentChildren;
}) {
  const { id, title, state, purpose, signed, needed } = petition;
  const year = dayOf(petition.openedAt ?? petition.begunAt, zone).slice(0, 4);
  return (
    <Entry
      href={`/petitions/${id}`}
      title={title}
      mark={{ what: `P ${id}`, more: [year], state: <State of={state}>{stateWords[state]}</State> }}
      beside={needed !== null && state === 'signing' ? <Ring small filled={signed} needed={needed} /> : undefined}
    >
      <p>{firstSentence(purpose)}</p>
      <Fine>
        <When petition={petition} zone={zone} today={today} />
      </Fine>
      {children}
    </Entry>
  );
}

function When({
  petition,
  zone,
  today,
}: {
  readonly petition: ListedPetition;
  readonly zone: string;
  readonly today: CalendarDay;
}) {
  const { state, closesAt, filedOn, decidedAt, signed, endedAt } = petition;
  if (state === 'signing' && closesAt) {
    const last = lastDay(closesAt, zone);
    return (
      <>
        Closes <Day on={last} />, {daysToGo(daysBetween(today, last))}
      </>
    );
  }
  if (endedAt && (state === 'expired' || state === 'withdrawn')) {
    return (
      <>
        Closed <Day on={dayOf(endedAt, zone)} /> with {signed} signatures
      </>
    );
  }
  if (decidedAt) {
    return (
      <>
        Decided <Day on={dayOf(decidedAt, zone)} />, with {signed} signatures
      </>
    );
  }
  return filedOn ? (
    <>
      Filed <Day on={filedOn} /> with {signed} signatures
    </>
  ) : null;
}

/** The last day on which one can sign; the end of signing is exclusive: midnight after it. */
export function lastDay(closesAt: Date, zone: string): CalendarDay {
  return dayOf(new Date(closesAt.getTime() - 1), zone);
}

/** What a body decided, day by day, with its reasons and conditions. */
export function DecisionsTaken({
  decisions,
  nouns,
}: {
  readonly decisions: readonly Decision[];
  readonly nouns: Nouns;
}) {
  const steps = decisions.map((decision) => ({
    on: <Day on={decision.decidedOn} />,
    what: <DecisionTaken decision={decision} nouns={nouns} />,
  }));
  return <Timeline steps={steps} />;
}

function DecisionTaken({ decision, nouns }: { readonly decision: Decision; readonly nouns: Nouns }) {
  const { result, reasons, conditions, ratification, ratifiedOn } = decision;
  return (
    <>
      <State of={result}>{stateWords[result]}</State>
      {howWritten(decision)}
      {ratification && ratifiedOn && (
        <>
          {' '}
          {ratificationWords[ratification](nouns)} <Day on={ratifiedOn} />.
        </>
      )}
      {reasons && (
        <Reply>
          <p>{reasons}</p>
        </Reply>
      )}
      {conditions && (
        <Reply>
          <p>
            <b>{decisionWords.conditions}</b> {conditions}
          </p>
        </Reply>
      )}
    </>
  );
}

/** By how many votes, or by which officer. */
function howWritten(decision: Decision): string {
  const { office, votesFor, votesAgainst, votesReturned, votesAbstained } = decision;
  if (office !== '') return ` ${officeWritten(decision)}.`;
  if (votesFor === null) return '';
  const returned = votesReturned ? `, ${votesReturned} to return it` : '';
  return ` ${votesFor} for, ${votesAgainst ?? 0} against${returned}, ${votesAbstained ?? 0} abstained.`;
}

/** Who answers for a petition, and whether they have accepted to. */
export function OrganizersTable({
  caption,
  organizers,
}: {
  readonly caption: string;
  readonly organizers: readonly Organizer[];
}) {
  return (
    <Table
      caption={caption}
      captionUnseen
      columns={[{ label: 'Name', head: true }, { label: 'Answer' }]}
      rows={organizers.map(({ name, work, acceptedAt }) => ({
        cells: [
          <Person name={name}>{work}</Person>,
          <State of={acceptedAt ? 'counted' : 'draft'}>
            {acceptedAt ? answerWords.accepted : answerWords.invited}
          </State>,
        ],
      }))}
    />
  );
}

/** How the count of signatures came about. */
export function CountSums({ count, needed }: { readonly count: Count; readonly needed: number }) {
  return (
    <Sums
      of={[
        ['Filed', count.filed],
        ...count.rejected.map(([reason, rejected]) => [reasonWords[reason] ?? reason, -rejected] as const),
        ...(count.doubt > 0 ? [['To look at', -count.doubt] as const] : []),
      ]}
      total={[`Count, of ${needed}`, count.counts]}
    />
  );
}
