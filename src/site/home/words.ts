import type { PolicyView } from '../../charters/index.ts';
import { numberWord } from '../../platform/written/index.ts';
import { decidedBy, stepInWords, type PolicyStep, type StepOf } from '../../policies/index.ts';
import { capital, type Association, type Nouns } from '../../roll/index.ts';

/** “three years”, “18 months”. */
export const monthsInWords = (months: number): string => {
  const [count, unit] = months % 12 === 0 ? [months / 12, 'year'] : [months, 'month'];
  return `${numberWord(count)} ${unit}${count === 1 ? '' : 's'}`;
};

/** The sentences of the first page. */
export const words = {
  pageTitle: (groups: string) => `${capital(groups)}, begun by members`,
  description: (needed: number, association: string) =>
    `Share a concern, gather ${numberWord(needed)} signatures, and open a group in ${association}.`,
  title: (policy: PolicyView) => {
    const { count, signers } = lastSigning(policy);
    return `${capital(numberWord(Number(count)))} ${signers.classes === 'anyone' ? 'people' : 'members'} can open a group.`;
  },
  lede: (policy: PolicyView, nouns: Nouns) =>
    `You share a concern that no single ${nouns.unit.common} carries. Write down what it is for. When ${signersIn(lastSigning(policy))}, ${listed(
      [...endInWords(policy, nouns), `${nouns.group.named} opens`],
    )}.`,
  start: 'Start a petition',
  find: 'Find a group',
  signedForLabel: 'have signed for',

  open: 'Open for signature',
  noneOpen: 'No petition is open just now.',
  noneOpenWhy: 'If you share a concern that no single unit carries, yours can be the next.',
  allPetitions: 'All petitions, also those that have been decided',
  way: 'From concern to group',
  before: 'On the way to a decision',
  groups: (count: number, inTerm: number) =>
    inTerm > count || count === 0
      ? 'Groups in term'
      : `${capital(numberWord(count))} ${count === 1 ? 'group' : 'groups'}`,
  noGroups: (group: string) => `No ${group} is in its term.`,
  noGroupsWhy: 'It begins with a petition: a statement of purpose, and members who sign it.',
  allGroups: 'All groups, also those that have ended',
  decided: 'Lately decided',
  petition: 'Petition',
  verified: 'Verified',
  decision: 'Decision',
  day: 'Day',
  formerly: (names: readonly string[]) => `Formerly ${names.join(', ')}`,
  more: 'How to start, step by step',
} as const;

/** The signing after which a petition has all its names. */
export const lastSigning = ({ steps }: PolicyView) => steps.filter((step) => step.step === 'signatures').at(-1)!;

/** “twenty-five members in good standing have signed”. */
function signersIn({ count, signers, form }: StepOf<'signatures'>): string {
  const who = signers.classes === 'anyone' ? 'people' : 'members';
  const how = signers.goodStanding ? ' in good standing' : '';
  return `${numberWord(Number(count))} ${who}${how} have ${form === 'letter' ? 'written in support' : 'signed'}`;
}

/** Who decides then, and who is told: nobody, where the rules ask for none. */
function endInWords({ steps }: PolicyView, nouns: Nouns): string[] {
  return steps.flatMap((step) => {
    if (step.step === 'decision' && step.by.who !== 'nobody') return [decidedBy(step.by, nouns)];
    if (step.step !== 'report' || step.to === 'members') return [];
    return [`${step.to === 'council' ? nouns.council.named : 'the board'} is told`];
  });
}

/** With a comma before the last: three things that happen one after the other. */
const listed = (things: readonly string[]): string =>
  things.length === 1 ? things[0]! : `${things.slice(0, -1).join(', ')}, and ${things.at(-1)}`;

/** The way of a concern, step by step, as the policy in force has it. What a council is told comes after, and is no step of it. */
export function wayInWords(policy: PolicyView, association: Association): StepOfWay[] {
  const { organizersLeast, screenDays } = policy.petition;
  const { termMonths } = policy.charter;
  const opening = screenDays === null ? '' : ` Staff look at it within ${numberWord(screenDays)} days.`;
  const term = termMonths === null ? 'no end to its term' : `a term of ${monthsInWords(termMonths)}`;
  return [
    {
      title: 'Look who is there',
      text: 'The draft page shows which units touch your topic. Overlap is usual, and never a refusal.',
    },
    {
      title: 'Write the statement',
      text: `${capital(numberWord(organizersLeast))} ${organizersLeast === 1 ? 'organizer' : 'organizers'} at least. The text is frozen before the first signature.${opening}`,
    },
    ...policy.steps.filter(({ step }) => step !== 'report').map((step) => stepOfWay(step, policy, association)),
    {
      title: 'The group opens',
      text: `A home page, conveners, a contact at ${association.words.headquarters.named}, and ${term}.`,
    },
  ];
}

interface StepOfWay {
  readonly title: string;
  readonly text: string;
}

function stepOfWay(step: PolicyStep, policy: PolicyView, association: Association): StepOfWay {
  if (step.step === 'signatures') return gathering(step);
  if (step.step === 'verification' && step.of === 'signatures')
    return {
      title: 'Staff verify',
      text:
        policy.verification.standingDays.length > 1
          ? 'Each signature is tested twice: on the day of signing and on the day of filing.'
          : 'Each signature is tested against the roll.',
    };
  if (step.step === 'decision' && step.by.who === 'committee') return voting(association);
  const { title, text } = stepInWords(step, association, []);
  return { title, text };
}

function gathering({ count, form, among }: StepOf<'signatures'>): StepOfWay {
  const some = among.map(({ count: least, who }) => ` ${capital(numberWord(least))} must be ${who}.`).join('');
  return form === 'letter'
    ? {
        title: `Gather ${numberWord(Number(count))} letters`,
        text: `Each signer writes one, on the page of the petition.${some}`,
      }
    : {
        title: `Gather ${numberWord(Number(count))}`,
        text: `One press for a member who is signed in, one mail for a member who is not.${some}`,
      };
}

function voting({ words: { committee }, committeeMeetings }: Association): StepOfWay {
  const perYear = committeeMeetings.yearly.length;
  const often = perYear === 1 ? 'once' : perYear === 2 ? 'twice' : `${numberWord(perYear)} times`;
  return {
    title: `${capital(committee.the)} votes`,
    text: `${capital(committee.named)} gives its reasons.${perYear === 0 ? '' : ` It meets ${often} a year.`}`,
  };
}
