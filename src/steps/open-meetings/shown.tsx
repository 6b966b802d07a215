import type { ComponentChildren, VNode } from 'preact';
import type { Petition } from '../../charters/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import { Day, Details, Prose, Timeline } from '../../platform/web/parts/index.ts';
import { isToCome } from './rules.ts';
import { isOfThisRound } from '../way/rules.ts';
import type { OpenMeeting } from './model.ts';
import { openMeetingsOn } from './queries.ts';
import { words } from './words.ts';

/** The open meetings on the text as it is now, to come and held, for everybody. */
export async function meetingsShown({ db, today }: Visit, petition: Petition): Promise<ComponentChildren> {
  const meetings = (await openMeetingsOn(db, petition.id)).filter(({ announcedAt }) =>
    isOfThisRound(announcedAt, petition),
  );
  if (meetings.length === 0) return null;
  return (
    <>
      <h3>{words.title}</h3>
      <Timeline
        steps={meetings.map((meeting) => ({
          on: <Day on={meeting.heldOn} />,
          when: isToCome(meeting, today) ? ('ahead' as const) : ('done' as const),
          what: <MeetingTold meeting={meeting} />,
        }))}
      />
    </>
  );
}

/** What everybody is told of a meeting. */
export function MeetingTold({ meeting }: { readonly meeting: OpenMeeting }): VNode {
  const { begins, place, link, attendance, minute, calledOffAt } = meeting;
  if (calledOffAt) return <>{words.calledOff}.</>;
  const where = [place, begins && `${words.at} ${begins}`].filter(Boolean).join(', ');
  return (
    <>
      <p>
        {where && `${where}. `}
        {attendance === null ? words.open : words.came(attendance)}
      </p>
      {attendance === null && link && (
        <p>
          <a href={link} rel="nofollow noopener">
            {words.join}
          </a>
        </p>
      )}
      {minute && (
        <Details summary={words.minute}>
          <Prose text={minute} />
        </Details>
      )}
    </>
  );
}
