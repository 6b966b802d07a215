import type { VNode } from 'preact';
import type { CalendarDay } from '../../platform/time/index.ts';
import { Day, Section, State, Table } from '../../platform/web/parts/index.ts';
import type { OwingAssociation } from '../given.ts';
import { kindsOfDuty, type Duty } from './model.ts';
import { daysOverdue, stateOn, type DutyState } from './rules.ts';
import type { ShownDuty } from './shown.ts';
import { stateWords, tasks, words } from './words.ts';

/** What is to be done, in a sentence without its end. */
export function taskWritten(duty: ShownDuty, association: OwingAssociation): string {
  if (duty.kind === 'promise') return duty.promise;
  const about =
    duty.petition === null ? (duty.groupOf?.name ?? words.group) : words.petition(duty.title, duty.petition);
  return tasks[duty.kind](about, association.nouns);
}

/** Whether it is owed by a post, and not by a group, or by whoever is asked. */
export const isOfPost = ({ kind, endorsement, unit }: Duty): boolean =>
  kind !== 'promise' && (endorsement === null || unit !== null);

/** The post or the group that owes it, or the office that is asked. */
export function ownerWritten(duty: ShownDuty, { officeLabel }: Pick<OwingAssociation, 'officeLabel'>): string {
  if (duty.kind === 'promise') return duty.groupOf?.name ?? words.conveners;
  if (!isOfPost(duty)) return duty.asked || words.endorser;
  return words.post(officeLabel(duty.office), duty.of?.name ?? null);
}

/** To whom it is owed. */
export function creditorWritten({ kind }: ShownDuty, association: OwingAssociation): string {
  return kind === 'promise' ? words.everybody : words.owedToWho(kindsOfDuty[kind].owedTo, association.nouns);
}

/** Whether it is met elsewhere in the house, and closes by itself. */
export const closesByItself = ({ kind }: ShownDuty): boolean =>
  kind !== 'promise' && kindsOfDuty[kind].meets.length > 0;

/** Where a duty is met, with its page where there is no other place. */
export function placeOf({ kind, petition, groupOf, id }: ShownDuty): string {
  switch (kind) {
    case 'receipt':
      return `/petitions/${petition}/consultations`;
    case 'verification':
      return `/petitions/${petition}/verification`;
    case 'consultation-reply':
    case 'endorsement':
      return `/petitions/${petition}`;
    case 'report':
      return '/reports';
    case 'renewal-notice':
      return groupOf ? `/groups/${groupOf.slug}` : `/duties/${id}`;
    case 'body':
      return '/units/new';
    case 'listing':
    case 'contact':
    case 'promise':
      return `/duties/${id}`;
  }
}

const shapes: Readonly<Record<DutyState, string>> = {
  open: 'signing',
  due: 'doubt',
  overdue: 'rejected',
  met: 'counted',
  'met-late': 'counted',
  released: 'withdrawn',
};

/** The state on the day: shape and word. */
export function DutyStateMark({ duty, today }: { duty: ShownDuty; today: CalendarDay }): VNode {
  const state = stateOn(duty, today);
  return <State of={shapes[state]}>{stateWords[state]}</State>;
}

/** “overdue for 3 days”, else the word of the state. */
export function StateInTable({ duty, today }: { duty: Duty; today: CalendarDay }): VNode {
  const days = daysOverdue(duty, today);
  const state = stateOn(duty, today);
  return <State of={shapes[state]}>{days > 0 ? words.overdueFor(days) : stateWords[state]}</State>;
}

interface DutiesTableProps {
  readonly caption: string;
  readonly duties: readonly ShownDuty[];
  readonly today: CalendarDay;
  readonly association: OwingAssociation;
  /** The heading says whose they are. */
  readonly withoutOwner?: boolean;
}

/** Duties, one to a row. */
export function DutiesTable({ caption, duties, today, association, withoutOwner }: DutiesTableProps): VNode {
  const columns = [
    { label: words.duty, head: true },
    ...(withoutOwner ? [] : [{ label: words.owes }]),
    { label: words.due },
    { label: words.state },
  ];
  const rows = duties.map((duty) => ({
    cells: [
      <a href={`/duties/${duty.id}`}>{taskWritten(duty, association)}</a>,
      ...(withoutOwner ? [] : [ownerWritten(duty, association)]),
      duty.dueOn ? <Day on={duty.dueOn} as="short" /> : words.noDay,
      <StateInTable duty={duty} today={today} />,
    ],
  }));
  return <Table caption={caption} captionUnseen columns={columns} rows={rows} />;
}

/** What somebody owes, for their own page; nothing where they owe nothing. */
export function OwnDuties({
  duties,
  today,
  association,
}: Pick<DutiesTableProps, 'duties' | 'today' | 'association'>): VNode | null {
  if (duties.length === 0) return null;
  return (
    <Section title={words.own}>
      <DutiesTable caption={words.ownCaption} duties={duties} today={today} association={association} />
    </Section>
  );
}
