import {
  Crumbs,
  Day,
  Empty,
  Head,
  Pages,
  LinkButton,
  Row,
  Section,
  State,
  Table,
} from '../../../platform/web/parts/index.ts';
import {
  get,
  page,
  partHref,
  partOf,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import { MeetingDay, minutesDue, MinutesDueList } from '../../../meetings/index.ts';
import type { Given } from '../../given.ts';
import { may } from '../../grants.ts';
import { countPetitions, petitionsIn } from '../../petitions/lists.ts';
import { pendingStates } from '../../petitions/model.ts';
import { PetitionEntries } from '../../petitions/views.tsx';
import { stateWords } from '../../petitions/words.ts';
import { decisions, decisionsToWord, decisionsWaiting } from '../queries.ts';
import { decidingBody, keepsVotes } from '../voting.ts';
import { words } from '../words.ts';
import { aboveDocket, sectionFor } from './around.ts';
import { BallotsUnderWay, ownBallots, underWayOf } from './ballots.tsx';
import { docketReader } from './before.ts';
import { Leading, ToWord } from './leading.tsx';

/** The docket: what is before the committee, its decisions, and what the council has not been told. */
export function docketPageRoutes(given: Given): Route[] {
  return [get('/docket', (call) => docketPage(given, call))];
}

async function docketPage(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const body = may(call.visit, 'council.record')
    ? await decidingBody(call.visit.db, given)
    : await docketReader(given, call);
  const keeps = await keepsVotes(call.visit, body);
  const { db, zone, today, at } = call.visit;
  const [ballots, toWord, before, waiting, meeting, minutes, besides] = await Promise.all([
    ownBallots(call.visit, body),
    keeps ? decisionsToWord(db) : [],
    countPetitions(db, pendingStates),
    decisionsWaiting(db),
    given.association.nextMeeting(call.visit),
    minutesDue(call.visit, given.association.minutesDueDays),
    given.alsoBefore(call.visit),
  ]);
  const pendingPart = partOf(call.query, 'page', before);
  const decisionsPart = partOf(call.query, 'decisions', waiting.count);
  const [pending, unreported, recommended] = await Promise.all([
    petitionsIn(db, pendingStates, pendingPart),
    decisions(db, { unreported: true, ...decisionsPart }),
    petitionsIn(db, ['recommended']),
  ]);
  const hrefs = (name: string) => partHref(call.path, call.query, name);
  const lede = meeting ? (
    <>
      {words.lede(given.association.committee)} What is filed now comes before it on <MeetingDay meeting={meeting} />.
    </>
  ) : (
    words.lede(given.association.committee)
  );
  const underWay = underWayOf(ballots);
  return page(
    words.title,
    <>
      <Crumbs links={aboveDocket(call.visit)} />
      <Head title={words.title} lede={lede} />
      <BallotsUnderWay ballots={ballots} keeps={keeps} zone={zone} at={at} />
      <ToWord decisions={toWord} />
      <Section title={words.before(given.association.nouns)}>
        {pending.length > 0 ? (
          <PetitionEntries
            petitions={pending}
            zone={zone}
            today={today}
            beneath={(petition) => (
              <Leading petition={petition} ballot={underWay.get(petition.id)} keeps={keeps} visit={call.visit} />
            )}
          />
        ) : (
          <Empty title={words.none}>{words.noneWhy}</Empty>
        )}
        <Pages {...pendingPart} href={hrefs('page')} label={words.pagesBefore(given.association.nouns)} />
      </Section>
      {besides}
      {recommended.length > 0 && (
        <Section title={words.toRatify}>
          <p>{words.toRatifyLede(given.association.council)}</p>
          <PetitionEntries petitions={recommended} zone={zone} today={today} />
          {recommended
            .filter(() => may(call.visit, 'council.record'))
            .map(({ id, title }) => (
              <Row>
                <LinkButton kind="quiet" href={`/petitions/${id}/ratification`}>
                  {words.recordVote(title)}
                </LinkButton>
              </Row>
            ))}
        </Section>
      )}
      {minutes.length > 0 && (
        <Section title={words.minutes}>
          <MinutesDueList of={minutes} today={today} />
        </Section>
      )}
      <Section title={words.toReport}>
        {unreported.length === 0 ? (
          <p>{words.nothingToReport}</p>
        ) : (
          <Unreported rows={unreported} count={waiting.count} council={given.association.council} />
        )}
        <Pages {...decisionsPart} href={hrefs('decisions')} label={words.pagesToReport} />
        <p>
          <LinkButton kind="quiet" href="/reports">
            {may(call.visit, 'docket.decide') ? words.drawUp : words.reports}
          </LinkButton>
        </p>
      </Section>
    </>,
    { section: sectionFor(call.visit) },
  );
}

function Unreported({
  rows,
  count,
  council,
}: {
  readonly count: number;
  readonly rows: Awaited<ReturnType<typeof decisions>>;
  readonly council: string;
}) {
  return (
    <>
      <p>{words.toReportCount(count, council)}</p>
      <Table
        caption={words.toReportCaption(council)}
        captionUnseen
        columns={[
          { label: 'Petition', head: true },
          { label: 'Decision' },
          { label: 'Day' },
          { label: 'Verified', num: true },
        ]}
        rows={rows.map((one) => ({
          cells: [
            <a href={`/petitions/${one.petition}`}>{one.title}</a>,
            <State of={one.result}>{stateWords[one.result]}</State>,
            <Day on={one.decidedOn} as="short" />,
            one.counted ?? '',
          ],
        }))}
      />
    </>
  );
}
