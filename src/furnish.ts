import path from 'node:path';
import type { Furnishing, House } from './app.ts';
import { chartersPlug, signingByLetter, type Given } from './charters/plug.ts';
import { docketItems, groupArrivals, policyBook } from './charters/index.ts';
import { reportingAssociation } from './council/index.ts';
import { councilPlug } from './council/plug.ts';
import { groupsImportCommand } from './groups/index.ts';
import { groupsPlug } from './groups/plug.ts';
import { keepComing, meetingReached, type Coming, type MeetingsHouse } from './meetings/index.ts';
import { meetingsOfUnit, meetingsPlug } from './meetings/plug.ts';
import type { Impediment } from './platform/refusal/index.ts';
import { policiesPlug } from './policies/plug.ts';
import type { KeptPolicy } from './policies/index.ts';
import { joined, type Plug, type Wording } from './platform/plug.ts';
import { minutes } from './platform/time/index.ts';
import { healthRoutes } from './platform/web/index.ts';
import { importRulesOf, officeGiving, withArticle, type Association, type Letterhead } from './roll/index.ts';
import { askForLetter, openProvider, rollPlug } from './roll/plug.ts';
import { examplePlug, nearOf, petitionTools, siteOf, sitePlug, textSources, type ExampleHouse } from './site/plug.ts';
import { keepCorpus, unitNamed } from './units/index.ts';
import { unitsPlug } from './units/plug.ts';

/** What the association's folder holds. */
export interface Papers {
  readonly association: Association;
  readonly policies: readonly KeptPolicy[];
}

/** Plugs every capability in, each with what it needs to know of the house and of the association. */
export function furnish(house: House, { association, policies }: Papers): Furnishing {
  const letterhead = (speaks: string) => (): Letterhead => ({
    association: association.name,
    baseUrl: house.baseUrl(),
    speaks,
  });
  const petitionHead = letterhead(association.speaks.petition);
  const corpus = keepCorpus(textSources(association));
  const coming = keepComing(association);
  const given: Given = {
    association: charteringAssociation(association, coming),
    policies: policyBook(
      policies.map(({ policy }) => policy),
      association,
    ),
    get installation() {
      return house.installation;
    },
    head: petitionHead,
    askForLetter: (call, wanted) => askForLetter(call, petitionHead(), wanted),
    ...nearOf(corpus, association.topics),
    tools: house.settings.example ? (petition, query) => petitionTools(petition, query) : () => null,
  };
  // What an example knows of the house is looked up when it is asked for: the command line knows less of it.
  const inExample = Object.create(house, {
    association: { value: association },
    policies: { value: given.policies },
  }) as ExampleHouse;
  const word = (impediment: Impediment): Wording => wordings[impediment.code]?.(impediment) ?? { say: impediment.code };
  const plugs: Plug[] = [
    rollPlug({
      database: house.database,
      rules: () => importRulesOf(association),
      zone: house.zone,
      uploads: path.join(house.settings.dataFolder, 'uploads'),
      word,
      head: petitionHead,
      letterActs: [signingByLetter(given)],
      provider: house.settings.provider && openProvider(house.settings.provider),
      passkeyWords: association.signIn.passkeysFor,
      sealKey: () => house.installation.hashKey,
      proofLastsMs: minutes(house.settings.askAgainMinutes),
    }),
    unitsPlug({ association, word, corpus, besides: meetingsOfUnit }),
    groupsPlug({ association, baseUrl: house.baseUrl, word }),
    { commands: [groupsImportCommand(() => ({ topics: association.topics, ...groupArrivals(given.policies) }))] },
    policiesPlug(association, (visit) => coming.of(visit)),
    meetingsPlug({ association, word, head: petitionHead, coming, before: beforeCommittee(association) }),
    chartersPlug(given),
    councilPlug({
      association: reportingAssociation(association),
      policies: given.policies,
      head: petitionHead,
      baseUrl: house.baseUrl,
      word,
    }),
    sitePlug({ house, association, given, word, routes: () => routes }),
    { routes: healthRoutes(house.database) },
    ...(house.settings.example ? [examplePlug(inExample)] : []),
  ];
  const { wordings, routes } = joined(plugs);
  return { plugs, site: siteOf({ house, association, word }) };
}

/** What the docket holds is offered to the agenda of the body that decides, and to no other. */
function beforeCommittee({ bodies }: Association): MeetingsHouse['before'] {
  return async ({ db }, unit) => ((await unitNamed(db, bodies.committee))?.id === unit.id ? docketItems(db) : []);
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
    committee: withArticle(association.words.committee),
    council: withArticle(association.words.council),
    units: {
      committee: association.bodies.committee,
      receiptsCopiedTo: association.bodies.receiptsCopiedTo ?? null,
    },
  };
}
