import type { ComponentChildren } from 'preact';
import { sessionLength } from '../../platform/auth/index.ts';
import { Head, Section } from '../../platform/web/parts/index.ts';
import { get, page, type Answer, type Route } from '../../platform/web/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { SiteHouse } from '../house.ts';
import {
  aboutTitles,
  accessibilityLede,
  accessibilityParts,
  privacyLede,
  privacyParts,
  sourceLede,
  sourceParts,
  type Part,
} from './words.ts';

/** The pages at the foot of every page. */
export function aboutRoutes(house: SiteHouse): Route[] {
  return [
    get('/privacy', ({ visit }) =>
      told(aboutTitles.privacy, privacyLede, privacyParts(factsOf(house, visit.today)), <TakeAll />),
    ),
    get('/accessibility', ({ visit }) =>
      told(aboutTitles.accessibility, accessibilityLede, accessibilityParts(factsOf(house, visit.today))),
    ),
    get('/source', ({ visit }) => told(aboutTitles.source, sourceLede, sourceParts(factsOf(house, visit.today)))),
  ];
}

const dayMs = 86_400_000;

function factsOf({ association, given }: SiteHouse, today: CalendarDay) {
  const { retention, unfinished } = given.policies.inForce(today);
  return {
    association: association.name,
    contact: association.bodies.contact,
    nouns: association.words,
    retention,
    unfinished,
    signInDays: Math.round(sessionLength / dayMs),
  };
}

function told(title: string, lede: string, parts: readonly Part[], last?: ComponentChildren): Answer {
  const body = (
    <>
      <Head title={title} lede={lede} />
      {parts.map((part) => (
        <Section title={part.title}>
          <div class="prose">
            {part.text.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </div>
        </Section>
      ))}
      {last}
    </>
  );
  return page(title, body, { description: lede });
}

function TakeAll() {
  return (
    <Section title="Take it">
      <p>
        <a href="/me/export">{aboutTitles.take}</a>
      </p>
    </Section>
  );
}
