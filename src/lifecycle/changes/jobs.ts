import type { Act, PersonId } from '../../platform/act/index.ts';
import { reacting, reactingTogether, type Reaction } from '../../platform/facts/index.ts';
import { groupsById, participantsAfter, type GroupId, type GroupsFact } from '../../groups/index.ts';
import type { MeetingFact } from '../../meetings/index.ts';
import { personsOf } from '../../roll/index.ts';
import { unitsById, type StructureFact } from '../../units/index.ts';
import type { Given } from '../given.ts';
import { decideChangeByBallot, recuseConveners } from './balloting.ts';
import { foundBody } from './founding.ts';
import { postDecided, postInvitations, postMade, postProposed, type ToldProposal } from './letters.ts';
import type { ChangeFact, ProposalId } from './model.ts';
import { conveningOf, decisionsOnProposal, graduationsTo, proposalOf } from './queries.ts';

/** Conveners are told at every turn of a proposal; those who took part in a group that merged are invited to the other. */
export function changeReactions(given: Given): Reaction[] {
  return [
    reacting<ChangeFact>('lifecycle.tell-conveners', ['lifecycle.change-proposed'], async (act, { fact }) => {
      const told = await toldOf(act, fact.proposal);
      if (told) await postProposed(act, told, await convenersTo(act, told, told.proposal.begunBy), given.head());
    }),
    reacting<ChangeFact>('lifecycle.tell-decision', ['lifecycle.change-decided'], (act, { fact }) =>
      tellDecision(act, given, fact),
    ),
    reacting<ChangeFact>('lifecycle.tell-made', ['lifecycle.change-made'], (act, { fact }) =>
      tellMade(act, given, fact),
    ),
    reacting<MeetingFact>('lifecycle.decide-by-ballot', ['meetings.ballot-decided'], async (act, { fact }) => {
      if ('ballot' in fact) await decideChangeByBallot(act, fact.ballot);
    }),
    reacting<GroupsFact>('lifecycle.recuse-conveners', ['groups.role-accepted'], (act, { fact }) =>
      recuseConveners(act, fact.group),
    ),
    reacting<ChangeFact>('lifecycle.found-body', ['lifecycle.change-made'], async (act, { fact }) => {
      if (fact.kind === 'lifecycle.change-made' && fact.change === 'graduate')
        await foundBody(act, fact.proposal, given.policies);
    }),
    reactingTogether<StructureFact>(
      'lifecycle.note-body',
      ['units.unit-founded', 'units.unit-renamed'],
      async (act, facts) => {
        const units = await unitsById(
          act.db,
          facts.map(({ fact }) => fact.unit),
        );
        const names = [...units.values()].map(({ name }) => name);
        for (const proposal of await graduationsTo(act.db, names)) await foundBody(act, proposal, given.policies);
      },
    ),
    reacting<ChangeFact>('lifecycle.invite-merged', ['lifecycle.change-made'], (act, { fact }) =>
      inviteMerged(act, given, fact),
    ),
  ];
}

async function tellDecision(act: Act, { association, head }: Given, fact: ChangeFact): Promise<void> {
  const told = fact.kind === 'lifecycle.change-decided' ? await toldOf(act, fact.proposal) : undefined;
  if (!told || fact.kind !== 'lifecycle.change-decided') return;
  const decision = (await decisionsOnProposal(act.db, fact.proposal)).find(({ body }) => body === fact.body)!;
  const { committee, council } = association.words;
  const who = (fact.body === 'committee' ? committee : council).named;
  const waitsFor = fact.waits ? council.named : null;
  await postDecided(act, { ...told, decision, who, waitsFor }, await convenersTo(act, told), head());
}

async function tellMade(act: Act, { head }: Given, fact: ChangeFact): Promise<void> {
  const told = await toldOf(act, fact.proposal);
  if (!told || fact.kind !== 'lifecycle.change-made') return;
  await postMade(act, { ...told, on: fact.on }, await convenersTo(act, told), head());
}

const mostAtOnce = 500;

/** By some hundreds, so that a large roster is never held whole. */
async function inviteMerged(act: Act, { head }: Given, fact: ChangeFact): Promise<void> {
  const told =
    fact.kind === 'lifecycle.change-made' && fact.change === 'merge' ? await toldOf(act, fact.proposal) : null;
  if (!told?.other) return;
  const { group, other } = { group: told.group, other: told.other };
  for (let after: PersonId | null = null; ;) {
    const page: PersonId[] = await participantsAfter(act.db, {
      group: group.id,
      notIn: other.id,
      after,
      most: mostAtOnce,
    });
    const persons = await personsOf(act.db, page);
    await postInvitations(act, { ...told, other }, [...persons.values()], head());
    if (page.length < mostAtOnce) return;
    after = page.at(-1)!;
  }
}

async function toldOf({ db }: Act, id: ProposalId): Promise<ToldProposal | undefined> {
  const proposal = await proposalOf(db, id);
  if (!proposal) return undefined;
  const ids: GroupId[] = [proposal.group, ...(proposal.into === null ? [] : [proposal.into])];
  const found = await groupsById(db, ids);
  const group = found.get(proposal.group);
  return group && { proposal, group, other: proposal.into === null ? undefined : found.get(proposal.into) };
}

/** The conveners of both groups but one, who knows. */
async function convenersTo({ db, today }: Act, { proposal }: ToldProposal, but: PersonId | null = null) {
  const { group, other } = await conveningOf(db, proposal, today);
  const persons = await personsOf(
    db,
    [...new Set([...group, ...other])].filter((person) => person !== but),
  );
  return [...persons.values()];
}
