import type { VNode } from 'preact';
import {
  Banner,
  Button,
  Day,
  Details,
  Facts,
  Fine,
  LinkButton,
  PostForm,
  Row,
  Section,
} from '../../../platform/web/parts/index.ts';
import { get, page, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { timeWritten, zoneWritten } from '../../../platform/written/index.ts';
import { AgendaSection, agendaShown } from '../../agenda/pages/reading.tsx';
import { words as agendaWords } from '../../agenda/words.ts';
import { commentsShown, CommentsSection } from '../../attendance/pages/shown.tsx';
import { impedimentsToWriting } from '../../attendance/rules.ts';
import { words as attendanceWords } from '../../attendance/words.ts';
import type { MeetingsHouse } from '../../house.ts';
import { MinutesSection, minutesShown } from '../../minutes/pages/shown.tsx';
import { words as minutesWords } from '../../minutes/words.ts';
import { restingOn } from '../commands/holding.ts';
import { impedimentsToChanging, impedimentsToHolding, impedimentsToTakingBack, type RestingOn } from '../rules.ts';
import { words } from '../words.ts';
import { SittingHead } from './head.tsx';
import { When } from './list.tsx';
import { linkShown, sittingSeen, type Seen } from './seeing.ts';

/** `GET /meetings/:id`: a meeting, as everybody reads it; more of it for its body and for whoever keeps it. */
export function sittingRoute(house: MeetingsHouse): Route {
  return get('/meetings/:id', (call) => sittingPage(house, call));
}

async function sittingPage(house: MeetingsHouse, call: Call): Promise<Answer> {
  const seen = await sittingSeen(call);
  const { sitting, unit, isWithin } = seen;
  const { visit } = call;
  const [agenda, minutes, written, resting] = await Promise.all([
    agendaShown(call, seen),
    minutesShown(house, call, seen),
    isWithin ? commentsShown(visit.db, seen) : null,
    seen.keeps && sitting.state === 'held' ? restingOn(visit, sitting.id) : null,
  ]);
  return page(
    `${sitting.name}: ${unit.name}`,
    <>
      <SittingHead seen={seen} />
      {noticeOf(call)}
      {sitting.state === 'cancelled' && (
        <Banner tone="warn" title={`${words.cancelledBecause} ${sitting.cancelledBecause}`} />
      )}
      <About seen={seen} call={call} />
      {seen.keeps && <Keeping seen={seen} minutesAreOut={minutes.publishedAt !== null} resting={resting} />}
      {sitting.state !== 'cancelled' && <AgendaSection seen={seen} shown={agenda} />}
      {written && sitting.state !== 'cancelled' && (
        <CommentsSection {...written} items={agenda.items} zone={visit.zone} />
      )}
      <MinutesSection seen={seen} shown={minutes} visit={visit} />
    </>,
    { section: '/meetings', description: `${unit.name}: ${sitting.name}` },
  );
}

const notices = {
  announced: words.announcedNow,
  changed: words.changedNow,
  held: words.heldNow,
  'taken-back': words.takenBackNow,
  cancelled: words.cancelledNow,
  written: attendanceWords.writtenNow,
} as const;

function noticeOf({ query }: Call) {
  const done = Object.keys(notices).find((key) => query.has(key)) as keyof typeof notices | undefined;
  return done && <Banner tone="good" title={notices[done]} arrives />;
}

function About({ seen, call: { visit } }: { readonly seen: Seen; readonly call: Call }): VNode {
  const { sitting } = seen;
  const link = linkShown(seen);
  const path = `/meetings/${sitting.id}`;
  const mayWrite = seen.isMember && impedimentsToWriting(sitting, { isMember: true, at: visit.at }).length === 0;
  return (
    <Section title={words.whenWhere}>
      <Facts
        of={[
          [
            words.when,
            <>
              <When sitting={sitting} zone={visit.zone} />, {zoneWritten(visit.zone)}
            </>,
          ],
          [words.place, sitting.place || words.placeUnknown],
          link !== '' && [words.joinBy, <a href={link}>{link}</a>],
          sitting.inWorld !== '' && [words.inWorldAt, sitting.inWorld],
          sitting.fileBy !== null && [words.fileBy, <Day on={sitting.fileBy} />],
        ]}
      />
      {sitting.link && !link && visit.at < sitting.endsAt && (
        <Fine>{visit.by ? words.linkForBody : words.linkSignIn}</Fine>
      )}
      {sitting.state === 'planned' && (
        <Row>
          <LinkButton kind="quiet" href={`${path}/meeting.ics`}>
            {words.intoCalendar}
          </LinkButton>
          {mayWrite && (
            <LinkButton kind="quiet" href={`${path}/comments`}>
              {attendanceWords.toWrite}
            </LinkButton>
          )}
        </Row>
      )}
    </Section>
  );
}

interface KeepingProps {
  readonly seen: Seen;
  readonly minutesAreOut: boolean;
  /** Null where nothing can be taken back. */
  readonly resting: RestingOn | null;
}

function Keeping({ seen: { sitting, at, zone }, minutesAreOut, resting }: KeepingProps): VNode | null {
  const path = `/meetings/${sitting.id}`;
  if (sitting.state === 'cancelled') return null;
  const mayHold = impedimentsToHolding(sitting, at).length === 0;
  const mayChange = impedimentsToChanging(sitting).length === 0;
  const links = [
    { href: `${path}/agenda/change`, label: agendaWords.toWork },
    ...(minutesAreOut ? [{ href: `${path}/minutes/amendment`, label: minutesWords.toAmend }] : []),
    ...(at >= sitting.beginsAt && !minutesAreOut
      ? [
          { href: `${path}/attendance`, label: attendanceWords.toRecord },
          { href: `${path}/minutes/change`, label: minutesWords.toDraft },
        ]
      : []),
    ...(mayChange
      ? [
          { href: `${path}/change`, label: words.toChange },
          { href: `${path}/cancellation`, label: words.toCancel },
        ]
      : []),
  ];
  return (
    <Section title={words.keeping} id="keeping">
      {mayHold && (
        <PostForm action={`${path}/holding`}>
          <Button>{words.hold}</Button>
          <Fine>{at < sitting.endsAt ? words.holdEarlyFine(timeWritten(sitting.endsAt, zone)) : words.holdFine}</Fine>
        </PostForm>
      )}
      <Row>
        {links.map(({ href, label }) => (
          <LinkButton kind="quiet" href={href}>
            {label}
          </LinkButton>
        ))}
      </Row>
      {resting && impedimentsToTakingBack(sitting, resting).length === 0 && (
        <Details summary={words.heldByMistake}>
          <p>{words.takeBackFine}</p>
          <PostForm action={`${path}/holding/taking-back`} row>
            <Button kind="quiet">{words.takeBack}</Button>
          </PostForm>
        </Details>
      )}
    </Section>
  );
}
