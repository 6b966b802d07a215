import { topicLabel } from '../../groups/index.ts';
import { writtenTable } from '../../platform/csv/index.ts';
import type { GroupEntry, Handbook, UnitEntry } from '../entries/model.ts';
import type { HandbookHouse } from '../given.ts';
import { words } from './words.ts';

const columns = [
  'kind',
  'id',
  'name',
  'former_names',
  'state',
  'purpose',
  'conveners',
  'liaison',
  'officers',
  'part_of',
  'topics',
  'begun_on',
  'ended_on',
  'successor',
  'term_from',
  'term_until',
  'policy',
  'address',
  'dormant_until',
  'renewal_pending_since',
  'end_proposed',
  'lapses_on',
] as const;
type Row = Readonly<Partial<Record<(typeof columns)[number], string | null>>>;

/** The Handbook as a table: a row to an entry, several things in one cell parted by semicolons. */
export function tableOf({ groups, ended, units }: Handbook, house: HandbookHouse, baseUrl: string): string {
  const rows = [
    ...[...groups, ...ended].map((entry) => ofGroup(entry, house, baseUrl)),
    ...units.map((entry) => ofUnit(entry, house, baseUrl)),
  ];
  return writtenTable(
    columns,
    rows.map((row: Row) => columns.map((column) => row[column] ?? '')),
  );
}

const ofGroup = (entry: GroupEntry, { association }: HandbookHouse, baseUrl: string): Row => ({
  kind: 'group',
  id: entry.id,
  name: entry.name,
  former_names: former(entry),
  state: entry.state,
  purpose: entry.purpose,
  conveners: together(entry.conveners.map((name) => name || words.notNamed)),
  liaison: entry.liaison && together(entry.liaison.map((name) => name || words.notNamed)),
  topics: topics(entry, association),
  begun_on: entry.openedOn,
  ended_on: entry.endedOn,
  successor: entry.successor,
  term_from: entry.term?.fromOn ?? '',
  term_until: entry.term?.untilOn ?? '',
  policy: entry.policy && `${entry.policy.id} ${entry.policy.version}`,
  address: `${baseUrl}/groups/${entry.slug}`,
  dormant_until: entry.underWay.dormantUntil,
  renewal_pending_since: entry.underWay.renewal?.pendingSince ?? '',
  end_proposed: entry.underWay.endProposed?.kind ?? '',
  lapses_on: entry.underWay.lapsesOn,
});

const ofUnit = (entry: UnitEntry, { association }: HandbookHouse, baseUrl: string): Row => ({
  kind: entry.kind,
  id: String(entry.id),
  name: entry.name,
  former_names: former(entry),
  state: 'standing',
  purpose: entry.charge,
  officers: together(entry.officers.map(({ office, name }) => `${name || words.erased} (${office})`)),
  part_of: entry.parent,
  topics: topics(entry, association),
  begun_on: entry.foundedOn,
  address: `${baseUrl}/units/${entry.slug}`,
});

const together = (items: readonly string[]): string => items.join('; ');

const former = ({ formerNames }: Pick<GroupEntry, 'formerNames'>): string =>
  together(formerNames.map(({ name, untilOn }) => words.formerName(name, untilOn)));

const topics = (
  { topics: slugs }: Pick<GroupEntry, 'topics'>,
  { topics: listed }: HandbookHouse['association'],
): string => together((slugs ?? []).map((slug) => topicLabel(listed, slug)));
