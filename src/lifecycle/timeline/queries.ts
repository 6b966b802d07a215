import type { Visit } from '../../platform/act/index.ts';
import { dayOf, type CalendarDay } from '../../platform/time/index.ts';
import { pastOfGroup, termsOf, type PastPetition, type TermRecord } from '../../charters/index.ts';
import { conveners, named, type Group, type NamedRole } from '../../groups/index.ts';
import { publicStates, type Proposal } from '../changes/model.ts';
import { proposalsOf } from '../changes/queries.ts';
import { dormanciesEver, type PastDormancy } from '../dormancy/queries.ts';
import type { Given } from '../given.ts';
import type { Life, Moment } from './model.ts';
import { inOrder } from './rules.ts';

/** All that happened to a group, in the order of days. So many statements, whatever its history. */
export async function lifeOf(visit: Visit, group: Group, { talk }: Pick<Given, 'talk'>): Promise<Life> {
  const { db, zone, today } = visit;
  const [petitions, terms, convening, proposals, dormancies, lists] = await Promise.all([
    pastOfGroup(db, group.id, zone),
    termsOf(db, group.id),
    conveners(db, group.id).then((roles) => named(db, roles)),
    proposalsOf(db, group.id),
    dormanciesEver(db, group.id),
    talk(visit, group),
  ]);
  const moments = [
    ...petitions.flatMap(momentsOfPetition),
    ...momentsOfGroup(group),
    ...terms.flatMap((term) => momentsOfTerm(term, today)),
    ...momentsOfConveners(convening, today),
    ...proposals.filter((each) => each.group === group.id).flatMap((each) => momentsOfProposal(each, group, zone)),
    ...dormancies.flatMap(momentsOfDormancy),
    ...lists.flatMap(({ name, href, firstOn }): Moment[] =>
      firstOn === null ? [] : [{ on: firstOn, what: 'first-message', list: name, href }],
    ),
    ...(group.state === 'active' ? [{ on: today, what: 'today' as const }] : []),
  ];
  const spans = terms.flatMap(({ fromOn, untilOn, endedOn }) => {
    const until = endedOn ?? untilOn ?? today;
    return until > fromOn ? [{ fromOn, untilOn: until }] : [];
  });
  return { moments: inOrder(moments), terms: spans };
}

function momentsOfPetition({ petition, kind, ...days }: PastPetition): Moment[] {
  const of = { petition, kind };
  const step = (on: CalendarDay | null, what: 'petition-begun' | 'petition-opened' | 'petition-filed'): Moment[] =>
    on === null ? [] : [{ on, what, ...of }];
  return [
    ...step(days.begunOn, 'petition-begun'),
    ...step(days.openedOn, 'petition-opened'),
    // A month in which the petition was opened begins with that day.
    ...days.signed.map(({ month, count }): Moment => {
      const first = `${month}-01`;
      const on = days.openedOn !== null && days.openedOn > first ? days.openedOn : first;
      return { on, what: 'signed', count, ...of };
    }),
    ...step(days.filedOn, 'petition-filed'),
    ...days.decisions.flatMap(({ result, decidedOn, reportedOn }): Moment[] => [
      { on: decidedOn, what: 'decided', result, ...of },
      ...(reportedOn === null ? [] : [{ on: reportedOn, what: 'reported' as const, ...of }]),
    ]),
  ];
}

function momentsOfGroup({ openedOn, endedOn, state, successor, formerNames }: Group): Moment[] {
  return [
    { on: openedOn, what: 'group-opened' },
    ...formerNames.flatMap(({ name, untilOn }): Moment[] =>
      untilOn === null ? [{ on: openedOn, what: 'formerly', name }] : [{ on: untilOn, what: 'renamed', from: name }],
    ),
    ...(endedOn === null ? [] : [{ on: endedOn, what: 'ended' as const, state, successor: successor ?? '' }]),
  ];
}

function momentsOfTerm({ fromOn, untilOn, endedOn }: TermRecord, today: CalendarDay): Moment[] {
  const ends = endedOn === null && untilOn !== null && untilOn > today;
  return [{ on: fromOn, what: 'term-began', untilOn }, ...(ends ? [{ on: untilOn, what: 'term-ends' as const }] : [])];
}

/** Who convenes the group is named on its home; who once did is not named any more. */
function momentsOfConveners(all: readonly NamedRole[], today: CalendarDay): Moment[] {
  const byName = all.toSorted((one, other) => one.name.localeCompare(other.name));
  return byName.flatMap(({ fromOn, untilOn, name }): Moment[] => {
    const isHeld = untilOn === null || untilOn > today;
    return [
      { on: fromOn!, what: 'convener-came', name: isHeld ? name : '' },
      ...(isHeld ? [] : [{ on: untilOn, what: 'convener-left' as const, name: '' }]),
    ];
  });
}

/** What was made shows as what it made: another name, or the end. */
function momentsOfProposal(proposal: Proposal, { slug }: Group, zone: string): Moment[] {
  const { id, kind: change, state, begunAt, settledOn } = proposal;
  if (!publicStates.some((each) => each === state)) return [];
  const about = { change, href: `/groups/${slug}/changes/${id}` };
  return [
    { on: dayOf(begunAt, zone), what: 'proposed', ...about },
    ...(state === 'declined' ? [{ on: settledOn!, what: 'declined' as const, ...about }] : []),
  ];
}

function momentsOfDormancy({ declaredOn, returnsOn, wokenOn }: PastDormancy): Moment[] {
  return [
    { on: declaredOn, what: 'dormant', returnsOn },
    ...(wokenOn === null ? [] : [{ on: wokenOn, what: 'awake' as const }]),
  ];
}
