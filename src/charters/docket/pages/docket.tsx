import {
  Crumbs,
  Day,
  Empty,
  Head,
  LinkButton,
  Pages,
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
import { may, must } from '../../grants.ts';
import { countPetitions, petitionsIn } from '../../petitions/lists.ts';
import { pendingStates } from '../../petitions/model.ts';
import { PetitionEntries } from '../../petitions/views.tsx';
import { stateWords } from '../../petitions/words.ts';
import { decisions, decisionsWaiting } from '../queries.ts';
import { words } from '../words.ts';
import { decisionRoute } from './decision.tsx';
import { roomRoute } from './room.tsx';
import { voteSheetRoute } from './vote-sheet.tsx';

/** The docket: what is before the committee, its decisions, and what the council has not been told. */
export function docketRoutes(given: Given): Route[] {
  return [
    get('/docket', (call) => docketPage(given, call)),
    decisionRoute(given),
    roomRoute(given),
    voteSheetRoute(given),
  ];
}

async function docketPage(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const mayDecide = may(call.visit, 'docket.decide');
  if (!mayDecide) must(call.visit, 'council.record');
  const { db, zone, today } = call.visit;
  const [before, waiting, meeting, minutes] = await Promise.all([
    countPetitions(db, pendingStates),
    decisionsWaiting(db),
    given.association.nextMeeting(call.visit),
    minutesDue(call.visit, given.association.minutesDueDays),
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
      {words.lede(given.association.committee)} It meets next on <MeetingDay meeting={meeting} />.
    </>
  ) : (
    words.lede(given.association.committee)
  );
  return page(
    words.title,
    <>
      <Crumbs links={[{ href: '/staff', label: words.staff }]} />
      <Head title={words.title} lede={lede} />
      <Section title={words.before}>
        {pending.length > 0 ? (
          <PetitionEntries petitions={pending} zone={zone} today={today} />
        ) : (
          <Empty title={words.none}>{words.noneWhy}</Empty>
        )}
        {pending
          .filter(() => mayDecide)
          .map(({ id, title, state }) => (
            <Row>
              {state === 'docketed' && (
                <LinkButton kind="quiet" href={`/petitions/${id}/decision`}>
                  {words.recordFor(title)}
                </LinkButton>
              )}
              <LinkButton kind="quiet" href={`/petitions/${id}/consultations`}>
                {words.consultFor(title)}
              </LinkButton>
            </Row>
          ))}
        <Pages {...pendingPart} href={hrefs('page')} label={words.pagesBefore} />
      </Section>
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
          <Unreported rows={unreported} council={given.association.council} />
        )}
        <Pages {...decisionsPart} href={hrefs('decisions')} label={words.pagesToReport} />
        <p>
          <LinkButton kind="quiet" href="/reports">
            {mayDecide ? words.drawUp : words.reports}
          </LinkButton>
        </p>
      </Section>
    </>,
    { section: '/staff' },
  );
}

function Unreported({
  rows,
  council,
}: {
  readonly rows: Awaited<ReturnType<typeof decisions>>;
  readonly council: string;
}) {
  return (
    <>
      <p>{words.toReportCaption(council)}.</p>
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
