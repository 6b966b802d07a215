import { lettersOn, must, mustJudge, petitionIn } from '../../charters/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { get, page, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { Crumbs, Head, Messages, Moment, Prose, Section } from '../../platform/web/parts/index.ts';
import { personsOf } from '../../roll/index.ts';
import type { Given } from '../given.ts';
import { words } from './words.ts';

/** Where those who verify read the letters that came in place of bare signatures. */
export const lettersRoute = (given: Given): Route => get('/petitions/:id/letters', (call) => lettersPage(given, call));

/** @throws SignInFirst, Refused, NotFound where the rules ask for no letters */
async function lettersPage({ policies }: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const { db, zone } = call.visit;
  const petition = await petitionIn(call);
  if (!policies.of(petition.policyId, petition.policyVersion).signing(petition.stage).byLetter) throw new NotFound();
  must(call.visit, 'petitions.verify');
  await mustJudge(call.visit, petition.id, 'petitions.verify');
  const letters = await lettersOn(db, petition.id);
  const persons = await personsOf(
    db,
    letters.flatMap(({ person }) => person ?? []),
  );
  return page(
    `${words.title}: ${petition.title}`,
    <>
      <Crumbs links={[{ href: `/petitions/${petition.id}`, label: words.back }]} />
      <Head mark={{ what: `P ${petition.id}` }} title={petition.title} lede={words.lede} />
      <Section title={words.title}>
        {letters.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <Messages
            of={letters.map(({ person, signedAt, body }) => ({
              by: persons.get(person ?? '')?.name || words.former,
              at: <Moment at={signedAt} zone={zone} as="day" />,
              body: <Prose text={body} />,
            }))}
          />
        )}
      </Section>
    </>,
    { section: '/staff' },
  );
}
