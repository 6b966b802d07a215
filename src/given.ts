import type { House } from './app.ts';
import { groupArrivals, policyBook } from './charters/index.ts';
import type { Given } from './charters/plug.ts';
import type { ConversationsHouse } from './conversations/plug.ts';
import { reportsTelling } from './council/index.ts';
import { owingAssociation } from './duties/index.ts';
import { dutiesPlug } from './duties/plug.ts';
import { linkedAs } from './evidence/plug.ts';
import { conflictsOn, docketItems, wayOf } from './steps/plug.ts';
import { groupsImportCommand } from './groups/index.ts';
import { handbookPlug } from './handbook/plug.ts';
import { sealerOf } from './mail-keys.ts';
import { changeConflictsOn, changesBefore, changesForAgenda, isRenewing, rulesToRenew } from './lifecycle/index.ts';
import { meetingReached, type Coming, type MeetingsHouse } from './meetings/index.ts';
import type { Plug } from './platform/plug.ts';
import { titleOf, type KeptPolicy } from './policies/index.ts';
import { officeGiving, type Association, type Letterhead } from './roll/index.ts';
import { askForLetter } from './roll/plug.ts';
import { nearOf, petitionTools } from './site/plug.ts';
import { unitNamed, type CorpusKeeper } from './units/index.ts';

/** What the association's folder holds. */
export interface Papers {
  readonly association: Association;
  readonly policies: readonly KeptPolicy[];
}

interface Keepers {
  readonly corpus: CorpusKeeper;
  readonly coming: Coming;
  readonly head: () => Letterhead;
  readonly word: Given['word'];
}

/** What the charters are given of the house, of the association, and of those who stand above them. */
export function givenToCharters(
  house: House,
  { association, policies }: Papers,
  { corpus, coming, head, word }: Keepers,
): Given {
  const book = policyBook(
    policies.map(({ policy }) => policy),
    association,
  );
  return {
    association: charteringAssociation(association, coming),
    policies: book,
    rulesToRenew: rulesToRenew(book),
    alsoBefore: changesBefore,
    isRenewing,
    // Known only once the database has been opened.
    get installation() {
      return house.installation;
    },
    head,
    word,
    askForLetter: (call, wanted) => askForLetter(call, head(), wanted),
    toldIn: reportsTelling,
    way: (visit, petition) => wayOf({ policies: book, association }, visit, petition),
    linkedAs: (call, found) => linkedAs({ head, policies: book }, call, found),
    ...nearOf(corpus, association.topics),
    tools: house.settings.example ? (petition, query) => petitionTools(petition, query, association.words) : () => null,
  };
}

/** What the conversations are given of the house. */
export const givenToConversations = (
  house: House,
  association: Association,
  word: ConversationsHouse['word'],
): ConversationsHouse => ({
  association,
  baseUrl: house.baseUrl,
  mailDomain: house.settings.mailDomain,
  dns: house.dns,
  hashKey: () => house.installation.hashKey,
  sealer: sealerOf(house.settings),
  word,
});

/** Groups are brought in by a command of their own, and what the charters know of them comes with it. */
export const groupsBroughtIn = (association: Association, { policies }: Given): Plug => ({
  commands: [groupsImportCommand(() => ({ topics: association.topics, ...groupArrivals(policies) }))],
});

/** What is owed by whom, judged by the rules that the charters know. */
export const dutiesOwed = (
  association: Association,
  { policies, head }: Given,
  word: ConversationsHouse['word'],
): Plug => dutiesPlug({ association: owingAssociation(association), policies, head, word });

/** The Handbook names the versions of all policies, also of those by which nothing is begun any more. */
export function handbook(association: Association, policies: readonly KeptPolicy[], given: Given): Plug {
  const nameOf = (id: string, version: string) => `${id} ${version}`;
  const known = new Map(policies.map(({ policy }) => [nameOf(policy.id, policy.version), policy]));
  return handbookPlug({
    association,
    policyNamed: ({ id, version }) => {
      const policy = known.get(nameOf(id, version));
      return policy ? { title: titleOf(policy), href: `/rules/${id}/${version}` } : null;
    },
    termRules: ({ id, version }) => (known.has(nameOf(id, version)) ? given.policies.of(id, version).charter : null),
  });
}

/** What the meetings are given of those above: the docket is offered to the body that decides, and to no other. */
export function aboveMeetings({ bodies }: Association): Pick<MeetingsHouse, 'before' | 'conflicts'> {
  return {
    before: async (visit, unit, sitting) =>
      (await unitNamed(visit.db, bodies.committee))?.id === unit.id
        ? [...(await docketItems(visit, sitting)), ...(await changesForAgenda(visit))]
        : [],
    conflicts: async (visit, subject) => [
      ...(await conflictsOn(visit, subject)),
      ...(await changeConflictsOn(visit, subject)),
    ],
  };
}

function charteringAssociation(association: Association, coming: Coming): Given['association'] {
  const classes = new Map(association.classes.map(({ code, label }) => [code, label]));
  return {
    name: association.name,
    locale: association.locale,
    timeZone: association.timeZone,
    officeGiving: (grant, posts) => officeGiving(association, grant, posts),
    topics: association.topics,
    classLabel: (code) => classes.get(code) ?? code,
    minutesDueDays: association.committeeMeetings.minutesDueDays,
    nextMeeting: async (visit, filedOn = visit.today) => meetingReached(await coming.of(visit), filedOn),
    nouns: association.words,
    committee: association.words.committee.named,
    council: association.words.council.named,
    units: {
      committee: association.bodies.committee,
      receiptsCopiedTo: association.bodies.receiptsCopiedTo ?? null,
    },
  };
}
