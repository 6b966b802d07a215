import path from 'node:path';
import { aboveCharters } from './above-charters.ts';
import type { Furnishing, House } from './app.ts';
import { chartersPlug, signingByLetter } from './charters/plug.ts';
import { conversationsPlug } from './conversations/plug.ts';
import { aboveMeetings, givenToCharters, givenToConversations, groupsBroughtIn, type Papers } from './given.ts';
import { groupsPlug } from './groups/plug.ts';
import { otherSystems } from './other-systems.ts';
import { keepComing } from './meetings/index.ts';
import { meetingsOfUnit, meetingsPlug } from './meetings/plug.ts';
import type { Impediment } from './platform/refusal/index.ts';
import { watchersRoutes } from './platform/metrics/index.ts';
import { policiesPlug } from './policies/plug.ts';
import { joined, type Plug, type Wording } from './platform/plug.ts';
import { minutes } from './platform/time/index.ts';
import { importRulesOf, type Letterhead } from './roll/index.ts';
import { openProvider, rollPlug } from './roll/plug.ts';
import { examplePlug, siteOf, sitePlug, textSources, type ExampleHouse } from './site/plug.ts';
import { keepCorpus } from './units/index.ts';
import { unitsPlug } from './units/plug.ts';

/** Plugs every capability in, each with what it needs to know of the house and of the association. */
export function furnish(house: House, { association, policies }: Papers): Furnishing {
  const letterhead = (speaks: string) => (): Letterhead => ({
    association: association.name,
    baseUrl: house.baseUrl(),
    speaks,
    nouns: association.words,
  });
  const petitionHead = letterhead(association.speaks.petition);
  const corpus = keepCorpus(textSources(association));
  const coming = keepComing(association, () => house.clock.now());
  const word = (impediment: Impediment): Wording => wordings[impediment.code]?.(impediment) ?? { say: impediment.code };
  const given = givenToCharters(house, { association, policies }, { corpus, coming, head: petitionHead, word });
  // What an example knows of the house is looked up when it is asked for: the command line knows less of it.
  const inExample = Object.create(house, {
    association: { value: association },
    policies: { value: given.policies },
  }) as ExampleHouse;
  const desk = {
    database: house.database,
    rules: () => importRulesOf(association),
    zone: house.zone,
    uploads: path.join(house.settings.dataFolder, 'uploads'),
    word,
  };
  const plugs: Plug[] = [
    rollPlug({
      ...desk,
      head: petitionHead,
      letterActs: [signingByLetter(given)],
      provider: house.settings.provider && openProvider(house.settings.provider),
      passkeyWords: association.signIn.passkeysFor,
      sealKey: () => house.installation.hashKey,
      proofLastsMs: minutes(house.settings.askAgainMinutes),
    }),
    unitsPlug({ association, word, corpus, besides: meetingsOfUnit }),
    groupsPlug({ association, baseUrl: house.baseUrl, word }),
    groupsBroughtIn(association, given),
    conversationsPlug(givenToConversations(house, association, word)),
    policiesPlug(association, (visit) => coming.of(visit), policies),
    meetingsPlug({
      association,
      word,
      head: petitionHead,
      coming,
      ...aboveMeetings(association),
    }),
    chartersPlug(given),
    ...aboveCharters({ house, association, policies, given, word }),
    otherSystems(house, desk, petitionHead),
    sitePlug({ house, association, given, word, routes: () => routes }),
    { routes: watchersRoutes(house) },
    ...(house.settings.example ? [examplePlug(inExample)] : []),
  ];
  const { wordings, routes } = joined(plugs);
  return { plugs, site: siteOf({ house, association, word }) };
}
