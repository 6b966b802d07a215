import type { ComponentChildren, VNode } from 'preact';
import { Day, Entries, Entry, Fine, Prose, Reply, State } from '../../platform/web/parts/index.ts';
import { dayOf, type CalendarDay } from '../../platform/time/index.ts';
import type { ConsultationRules, Position, UnitReply } from './model.ts';
import type { ConsultationOfUnit } from './queries.ts';
import { latestOfEach } from './rules.ts';
import { positionWords, words } from './words.ts';

/** The shape of each position among the states of the stylesheet. */
const stateOf: Readonly<Record<Position, string>> = {
  'no-objection': 'counted',
  coordinate: 'renewing',
  objection: 'rejected',
};

interface Reading {
  readonly zone: string;
  readonly today: CalendarDay;
  readonly silence: ConsultationRules['silence'];
}

interface ConsultationListProps extends Reading {
  readonly consultations: readonly ConsultationOfUnit[];
  /** What can be done about a reply. */
  readonly acts?: (one: ConsultationOfUnit) => ComponentChildren;
}

/** All that units were asked and said, for those who decide and their staff: unconfirmed replies and who wrote them, too. */
export function ConsultationList({ consultations, acts, ...reading }: ConsultationListProps): VNode {
  if (consultations.length === 0) return <p>{words.nobodyAsked}</p>;
  return (
    <Entries>
      {consultations.map((one) => (
        <Entry
          id={`consultation-${one.id}`}
          title={one.of.name}
          href={`/units/${one.of.slug}`}
          mark={{ what: one.of.acronym || undefined, state: <StandsAt one={one} today={reading.today} /> }}
        >
          {one.touched.length > 0 && <Fine>{words.touches(one.touched)}</Fine>}
          {one.reason && (
            <Fine>
              {words.addedBecause} {one.reason}
            </Fine>
          )}
          {one.reply ? <Replied reply={one.reply} zone={reading.zone} /> : <Silence one={one} {...reading} />}
          {acts?.(one)}
        </Entry>
      ))}
    </Entries>
  );
}

function StandsAt({
  one: { reply, answerBy },
  today,
}: {
  readonly one: ConsultationOfUnit;
  readonly today: CalendarDay;
}) {
  if (!reply) return <State of="draft">{today <= answerBy ? words.states.asked : words.states.silent}</State>;
  if (reply.setAsideAt) return <State of="withdrawn">{words.states.setAside}</State>;
  if (!reply.confirmedAt) return <State of="doubt">{words.states.unconfirmed}</State>;
  return <State of={stateOf[reply.position]}>{positionWords[reply.position].state}</State>;
}

function Replied({ reply, zone }: { readonly reply: UnitReply; readonly zone: string }) {
  return (
    <>
      {!reply.confirmedAt && <p>{words.says(positionWords[reply.position].state)}</p>}
      <Said reply={reply} />
      <Fine>
        {words.replied} <Day on={dayOf(reply.repliedAt, zone)} />, {words.forUnit(reply.name, reply.office)}
      </Fine>
      {reply.setAsideAt && (
        <p>
          {words.setAsideBecause} {reply.setAsideBecause}
        </p>
      )}
    </>
  );
}

function Said({ reply: { reasons, remarks } }: { readonly reply: UnitReply }) {
  if (!reasons && !remarks) return null;
  return (
    <Reply>
      <Prose text={[reasons, remarks].filter(Boolean).join('\n\n')} />
    </Reply>
  );
}

/** Who has been asked and says nothing is shown, too. */
function Silence({ one, zone, today, silence }: Reading & { readonly one: ConsultationOfUnit }) {
  const open = today <= one.answerBy;
  return (
    <p>
      {words.askedOn} <Day on={dayOf(one.askedAt, zone)} />, {open ? words.noAnswerYet : words.noAnswer}.{' '}
      {one.remindedAt && (
        <>
          {words.remindedOn} <Day on={dayOf(one.remindedAt, zone)} />.{' '}
        </>
      )}
      {open ? words.dueOn : words.linkEnded} <Day on={one.answerBy} />. {words.silence[silence]}
    </p>
  );
}

/**
 * What everyone may read: which units were asked, and what those answered whose replies are confirmed, by office and without
 * the name.  Nothing where none was asked.
 */
export function UnitsAsked({ consultations, zone, today, silence }: ConsultationListProps): VNode {
  return (
    <Entries>
      {latestOfEach(consultations).map((one) => {
        const reply = one.reply?.confirmedAt && !one.reply.setAsideAt ? one.reply : null;
        return (
          <Entry
            title={one.of.name}
            href={`/units/${one.of.slug}`}
            mark={{
              what: one.of.acronym || undefined,
              state: reply ? <StandsAt one={one} today={today} /> : <State of="draft">{words.publicAsked}</State>,
            }}
          >
            {reply ? (
              <>
                <Said reply={reply} />
                <Fine>
                  {words.replied} <Day on={dayOf(reply.repliedAt, zone)} />, {reply.office}
                </Fine>
              </>
            ) : (
              <Fine>
                {words.askedOn} <Day on={dayOf(one.askedAt, zone)} />. {!one.reply && words.silence[silence]}
              </Fine>
            )}
          </Entry>
        );
      })}
    </Entries>
  );
}
