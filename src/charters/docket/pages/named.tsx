import { ballotsOn } from '../../../meetings/index.ts';
import { page, seeOther, type Answer, type Call } from '../../../platform/web/index.ts';
import { Crumbs, Day, ErrorSummary, Head, State, type Returned } from '../../../platform/web/parts/index.ts';
import type { Given } from '../../given.ts';
import { stateWords } from '../../petitions/words.ts';
import { impedimentsToKeepingVotes, ofPetition } from '../voting.ts';
import { words } from '../words.ts';
import { aboveDossier, sectionFor } from './around.ts';
import { ruleOf, type PetitionBefore } from './before.ts';
import { membersFor, sittingsBegun, type SittingBegun } from './members.ts';
import { NamesForm } from './room-form.tsx';

/**
 * Where a vote of the room is written down member by member: a page of its own, since it is filled in while people wait.  Whoever
 * cannot record one is sent to the page that says why.
 */
export async function namedPage(
  given: Given,
  call: Call,
  { petition, body }: PetitionBefore,
  returned?: Returned,
): Promise<Answer> {
  const { visit } = call;
  const { voting, officer } = given.policies.of(petition.policyId, petition.policyVersion);
  const whole = `/petitions/${petition.id}/decision`;
  const isClosed = petition.state !== 'docketed' || voting.positions === 'secret' || officer !== null;
  if (isClosed || (await impedimentsToKeepingVotes(visit, petition.id, body)).length > 0) return seeOther(whole);
  const sittings = await sittingsBegun(visit, petition, body);
  const [latest] = await ballotsOn(visit.db, ofPetition(petition.id));
  if (latest && !latest.tally) return seeOther(whole);
  const sitting = chosenOf(sittings, returned?.entered.text('sitting') ?? call.query.get('sitting'));
  return page(
    `${words.byNameTitle}: ${petition.title}`,
    <>
      <Crumbs links={[...aboveDossier(visit), { href: whole, label: words.dossier }]} />
      <Head
        mark={{ what: `P ${petition.id}`, state: <State of={petition.state}>{stateWords[petition.state]}</State> }}
        title={petition.title}
        lede={<At sitting={sitting} />}
      />
      {returned && <ErrorSummary title={words.mend(returned.errors.length)} errors={returned.errors} />}
      <NamesForm
        petition={petition.id}
        members={await membersFor(visit, petition, body, sitting)}
        sittings={sittings}
        sitting={sitting}
        nouns={given.association.nouns}
        rule={ruleOf(given, petition)}
        latest={latest?.id ?? null}
        mayReturn={voting.mayReturn}
        form={returned}
        today={visit.today}
      />
    </>,
    { section: sectionFor(visit), status: returned ? 422 : 200 },
  );
}

function At({ sitting }: { readonly sitting: SittingBegun | null }) {
  if (!sitting) return <>{words.byNameLede}</>;
  return (
    <>
      {words.byNameAt} <a href={`/meetings/${sitting.id}`}>{sitting.name}</a>, <Day on={sitting.on} />.
    </>
  );
}

/** The meeting that was asked for; the last one where none was. */
function chosenOf(sittings: readonly SittingBegun[], asked: string | null): SittingBegun | null {
  if (asked === null) return sittings[0] ?? null;
  return sittings.find(({ id }) => String(id) === asked) ?? null;
}
