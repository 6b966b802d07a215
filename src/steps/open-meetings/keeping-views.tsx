import type { VNode } from 'preact';
import type { StepOf } from '../../policies/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import { Button, Day, Field, PostForm, Section, TextArea, type Filled } from '../../platform/web/parts/index.ts';
import type { StepView } from '../way/model.ts';
import type { OpenMeeting } from './model.ts';
import { openMeetingsOn } from './queries.ts';
import { firstDay, standingAt } from './rules.ts';
import { MeetingTold } from './shown.tsx';
import { words } from './words.ts';

/** The meetings at this step, and for those who carry the petition along what they can do next. */
export async function meetingSections(
  visit: Visit,
  { petition, carries, returned }: StepView,
  step: StepOf<'meeting'>,
): Promise<VNode> {
  const standing = standingAt(await openMeetingsOn(visit.db, petition.id), petition);
  const ahead = standing.find(({ recordedAt }) => recordedAt === null);
  const held = standing.filter(({ recordedAt }) => recordedAt !== null);
  const at = `/petitions/${petition.id}/step/meeting`;
  return (
    <>
      {held.map((meeting) => (
        <Section title={words.title}>
          <p>
            <Day on={meeting.heldOn} />
          </p>
          <MeetingTold meeting={meeting} />
          {step.attendance !== null && <p>{words.tooFew(step.attendance)}</p>}
        </Section>
      ))}
      {ahead && (
        <Section title={words.title}>
          <p>
            <Day on={ahead.heldOn} />
          </p>
          <MeetingTold meeting={ahead} />
        </Section>
      )}
      {carries && !ahead && <Announce at={at} step={step} today={visit.today} form={returned} />}
      {carries && ahead && <Record at={at} meeting={ahead} today={visit.today} form={returned} />}
    </>
  );
}

function Announce({
  at,
  step,
  today,
  form,
}: {
  readonly at: string;
  readonly step: StepOf<'meeting'>;
  readonly today: CalendarDay;
  readonly form: Filled | undefined;
}) {
  return (
    <Section title={words.announce}>
      <p>{words.notice(step.noticeDays, firstDay(step, today))}</p>
      <PostForm action={at}>
        <Field name="heldOn" label={words.heldOn} type="date" form={form} short required />
        <Field name="begins" label={words.begins} hint={words.beginsHint} type="time" form={form} short />
        <Field name="place" label={words.place} form={form} />
        <Field name="link" label={words.link} hint={words.linkHint} type="url" form={form} />
        <Button>{words.announceButton}</Button>
      </PostForm>
    </Section>
  );
}

function Record({
  at,
  meeting,
  today,
  form,
}: {
  readonly at: string;
  readonly meeting: OpenMeeting;
  readonly today: CalendarDay;
  readonly form: Filled | undefined;
}) {
  return (
    <Section title={words.record}>
      {today < meeting.heldOn ? (
        <p>{words.recordFrom(meeting.heldOn)}</p>
      ) : (
        <PostForm action={`${at}/record`}>
          <Field name="attendance" label={words.attendance} inputMode="numeric" form={form} short required />
          <TextArea name="minute" label={words.minuteLabel} hint={words.minuteHint} rows={8} form={form} />
          <Button>{words.recordButton}</Button>
        </PostForm>
      )}
      <PostForm action={`${at}/calling-off`}>
        <Button kind="quiet">{words.callOff}</Button>
      </PostForm>
    </Section>
  );
}
