import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters, type Post } from '../../platform/mail/index.ts';
import { dayWritten } from '../../platform/written/index.ts';
import type { Group } from '../../groups/index.ts';
import type { Letterhead, Person } from '../../roll/index.ts';
import type { Proposal, ProposalDecision } from './model.ts';
import { changeOf } from './naming.ts';
import { letterWords as words } from './words.ts';

/** A proposal with the names that a letter needs. */
export interface ToldProposal {
  readonly proposal: Proposal;
  readonly group: Group;
  readonly other: Group | undefined;
}

const written = ({ proposal, group, other }: ToldProposal): string =>
  changeOf(proposal, new Map([group, ...(other ? [other] : [])].map((each) => [each.id, each])));

type Writing = Pick<Act, 'db' | 'at'>;

/** Tells conveners that a change is proposed; those whose word it needs are asked. Posted once. */
export async function postProposed(
  act: Writing,
  told: ToldProposal,
  to: readonly Person[],
  head: Letterhead,
): Promise<void> {
  const change = written(told);
  const isAsked = told.proposal.state === 'agreeing';
  await postToConveners(act, told, { to, head, when: 'proposed' }, (person) => ({
    subject: words.proposedSubject(change),
    greeting: words.greeting(person.name),
    lede: words.proposedLede,
    paragraphs: [told.proposal.reason, isAsked ? words.proposedWait : words.proposedTold],
    button: { label: isAsked ? words.proposedButton : words.button, url: urlOf(told, head) },
    fine: [words.fine],
    speaks: head.speaks,
  }));
}

/** Tells conveners what was decided. Posted once for each decision. */
export async function postDecided(
  act: Writing,
  told: ToldProposal & { readonly decision: ProposalDecision; readonly who: string; readonly waitsFor: string | null },
  to: readonly Person[],
  head: Letterhead,
): Promise<void> {
  const { decision, who, waitsFor } = told;
  const change = written(told);
  await postToConveners(act, told, { to, head, when: `decided ${decision.body}` }, (person) => ({
    subject: words.decidedSubject[decision.result](change),
    greeting: words.greeting(person.name),
    lede: words.decidedLede[decision.result](who),
    facts: [
      [words.decidedOn, dayWritten(decision.decidedOn)],
      ...(decision.reasons ? [[words.reasons, decision.reasons] as const] : []),
    ],
    ...(waitsFor && { paragraphs: [words.decidedWaits(waitsFor)] }),
    button: { label: words.button, url: urlOf(told, head) },
    fine: [words.fine],
    speaks: head.speaks,
  }));
}

/** Tells conveners that a change is made. Posted once. */
export async function postMade(
  act: Writing,
  told: ToldProposal & { readonly on: string },
  to: readonly Person[],
  head: Letterhead,
): Promise<void> {
  const { proposal, on } = told;
  const change = written(told);
  await postToConveners(act, told, { to, head, when: 'made' }, (person) => ({
    subject: words.madeSubject(change),
    greeting: words.greeting(person.name),
    lede: words.madeLede(dayWritten(on)),
    paragraphs: [words.madeMore[proposal.kind]],
    button: { label: words.button, url: urlOf(told, head) },
    fine: [words.fine],
    speaks: head.speaks,
  }));
}

/** Invites those who took part in a group that merged to the other one. Posted once to each. */
export async function postInvitations(
  act: Writing,
  { proposal, group, other }: ToldProposal & { readonly other: Group },
  to: readonly Person[],
  head: Letterhead,
): Promise<void> {
  const posts = to.flatMap((person): Post[] => {
    if (!person.email) return [];
    const letter = composeLetter({
      subject: words.invitedSubject(other.name),
      greeting: words.greeting(person.name),
      lede: words.invitedLede(group.name, other.name),
      paragraphs: [words.invited(other.name), words.invitedArchive(group.name)],
      button: { label: words.invitedButton, url: `${head.baseUrl}/groups/${other.slug}` },
      fine: [words.invitedFine(group.name)],
      speaks: head.speaks,
    });
    const once = `lifecycle.merged ${proposal.id} ${person.id}`;
    return [{ once, kind: 'lifecycle.merged', address: person.email, person: person.id, letter }];
  });
  await postLetters(act, posts);
}

const urlOf = ({ proposal, group }: ToldProposal, { baseUrl }: Letterhead): string =>
  `${baseUrl}/groups/${group.slug}/changes/${proposal.id}`;

interface Addressed {
  readonly to: readonly Person[];
  readonly head: Letterhead;
  /** At which turn of the proposal; each tells it once. */
  readonly when: string;
}

async function postToConveners(
  act: Writing,
  { proposal }: ToldProposal,
  { to, when }: Addressed,
  saying: (person: Person) => Parameters<typeof composeLetter>[0],
): Promise<void> {
  const posts = to.flatMap((person): Post[] =>
    person.email
      ? [
          {
            once: `lifecycle.change ${proposal.id} ${when} ${person.id}`,
            kind: 'lifecycle.change',
            address: person.email,
            person: person.id,
            letter: composeLetter(saying(person)),
          },
        ]
      : [],
  );
  await postLetters(act, posts);
}
