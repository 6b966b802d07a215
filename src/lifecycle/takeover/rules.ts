import type { Grants, PersonId } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Belonging, Group } from '../../groups/index.ts';
import type { Ground, Question, Takeover } from './model.ts';

/** How things stand with the conveners of a group. */
export interface Convened {
  readonly conveners: readonly PersonId[];
  /** Those of them who are members in good standing. */
  readonly inStanding: readonly PersonId[];
  /** The question that nobody has answered. */
  readonly question: Question | null;
}

/** Why the group may be taken over today; null while somebody convenes it. */
export function groundOf({ conveners, inStanding, question }: Convened, today: CalendarDay): Ground | null {
  if (conveners.length === 0) return 'no-convener';
  if (inStanding.length === 0) return 'conveners-lapsed';
  return question !== null && question.answerBy < today ? 'no-answer' : null;
}

/** Somebody, as they stand to a group that has no convener who answers. */
export interface Somebody {
  readonly person: PersonId;
  readonly participates: boolean;
  readonly belonging: Belonging;
  readonly grants: Grants;
}

/** What keeps somebody from asking conveners whether they are there; empty when nothing does. */
export function impedimentsToAsking(
  group: Pick<Group, 'state'>,
  somebody: Pick<Somebody, 'person' | 'participates'>,
  { conveners, question }: Convened,
): Impediment[] {
  const found: Impediment[] = [];
  if (!somebody.participates) found.push({ code: 'not-a-participant' });
  if (group.state !== 'active') found.push({ code: 'group-not-active', state: group.state });
  if (conveners.length === 0) found.push({ code: 'nobody-to-ask' });
  if (conveners.includes(somebody.person)) found.push({ code: 'convener-yourself' });
  if (question !== null) found.push({ code: 'conveners-asked-already', answerBy: question.answerBy });
  return found;
}

/** What keeps somebody from asking to take a group over, or from joining those who do; empty when nothing does. */
export function impedimentsToTakingOver(
  group: Pick<Group, 'state'>,
  { person, participates, belonging }: Somebody,
  known: { readonly convened: Convened; readonly takeover: Takeover | null; readonly today: CalendarDay },
): Impediment[] {
  const found: Impediment[] = [];
  if (!participates) found.push({ code: 'not-a-participant' });
  found.push(...belonging.standing);
  if (!belonging.isMember && belonging.standing.length === 0) found.push({ code: 'members-only' });
  if (group.state !== 'active') found.push({ code: 'group-not-active', state: group.state });
  if (known.convened.conveners.includes(person)) found.push({ code: 'convener-yourself' });
  else if (groundOf(known.convened, known.today) === null) found.push({ code: 'group-is-convened' });
  if (known.takeover?.askers.includes(person)) found.push({ code: 'takeover-asked-already' });
  else if (known.takeover?.state === 'open') found.push({ code: 'takeover-put-already' });
  return found;
}

/** What keeps a convener from saying that they are there; empty when nothing does. */
export function impedimentsToAnswering(person: PersonId, { conveners }: Convened, isAsked: boolean): Impediment[] {
  if (!conveners.includes(person)) return [{ code: 'not-granted', grant: 'group.roles' }];
  return isAsked ? [] : [{ code: 'nothing-asked' }];
}

/**
 * What keeps staff from confirming a takeover before the days for objections are over; empty when nothing does.  Whoever asks
 * for it does not confirm it.
 */
export function impedimentsToConfirming(
  { person, grants }: Pick<Somebody, 'person' | 'grants'>,
  takeover: Takeover | null,
): Impediment[] {
  if (!grants.has('petitions.verify')) return [{ code: 'not-granted', grant: 'petitions.verify' }];
  if (takeover?.askers.includes(person)) return [{ code: 'own-takeover' }];
  return takeover?.state === 'open' ? [] : [{ code: 'takeover-not-put' }];
}

/** What has come between since enough had asked, so that they do not convene the group; empty when nothing has. */
export function impedimentsToMaking(
  group: Pick<Group, 'state'>,
  known: {
    readonly convened: Convened;
    /** Those who asked and could ask today. */
    readonly askers: readonly PersonId[];
    readonly needed: number;
    readonly today: CalendarDay;
  },
): Impediment[] {
  const found: Impediment[] = [];
  if (group.state !== 'active') found.push({ code: 'group-not-active', state: group.state });
  if (groundOf(known.convened, known.today) === null) found.push({ code: 'group-is-convened' });
  if (known.askers.length < known.needed) found.push({ code: 'takeover-not-put' });
  return found;
}
