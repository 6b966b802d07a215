import path from 'node:path';
import type { Furnishing, House } from './app.ts';
import { chartersPlug, signingByLetter, type Given } from './charters/plug.ts';
import { groupArrivals, policyBook } from './charters/index.ts';
import { groupsImportCommand } from './groups/index.ts';
import { groupsPlug } from './groups/plug.ts';
import type { Impediment } from './platform/refusal/index.ts';
import { policiesPlug } from './policies/plug.ts';
import type { KeptPolicy } from './policies/index.ts';
import { joined, type Plug, type Wording } from './platform/plug.ts';
import type { CalendarDay } from './platform/time/index.ts';
import { healthRoutes } from './platform/web/index.ts';
import {
  committeeMeetings,
  importRulesOf,
  withArticle,
  type Association,
  type CommitteeMeeting,
  type Letterhead,
} from './roll/index.ts';
import { askForLetter, rollPlug } from './roll/plug.ts';
import { examplePlug, nearOf, petitionTools, siteOf, sitePlug, textSources, type ExampleHouse } from './site/plug.ts';
import { keepCorpus } from './units/index.ts';
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
  const given: Given = {
    association: charteringAssociation(association),
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
    }),
    unitsPlug({ association, word, corpus }),
    groupsPlug({ association, baseUrl: house.baseUrl, word }),
    { commands: [groupsImportCommand(() => ({ topics: association.topics, ...groupArrivals(given.policies) }))] },
    policiesPlug(association),
    chartersPlug(given),
    sitePlug({ house, association, given, word, routes: () => routes }),
    { routes: healthRoutes(house.database) },
    ...(house.settings.example ? [examplePlug(inExample)] : []),
  ];
  const { wordings, routes } = joined(plugs);
  return { plugs, site: siteOf({ house, association, word }) };
}

function charteringAssociation(association: Association): Given['association'] {
  const classes = new Map(association.classes.map(({ code, label }) => [code, label]));
  const meetings = new Map<CalendarDay, CommitteeMeeting | null>();
  return {
    topics: association.topics,
    classLabel: (code) => classes.get(code) ?? code,
    nextMeeting(today) {
      const known = meetings.get(today);
      if (known !== undefined) return known;
      const next = committeeMeetings(association, today, 4).find(({ fileBy }) => fileBy >= today) ?? null;
      meetings.set(today, next);
      return next;
    },
    committee: withArticle(association.words.committee),
    council: withArticle(association.words.council),
    units: {
      committee: association.bodies.committee,
      receiptsCopiedTo: association.bodies.receiptsCopiedTo ?? null,
    },
  };
}
