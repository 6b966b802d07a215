import {
  Banner,
  Button,
  Crumbs,
  Day,
  Entries,
  Entry,
  ErrorSummary,
  Field,
  Fine,
  Head,
  LinkButton,
  PostForm,
  Row,
  Section,
  Select,
  TextArea,
  Tick,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import { dayOf } from '../../../platform/time/index.ts';
import { timeWritten, zoneWritten } from '../../../platform/written/index.ts';
import type { CommitteeMeeting } from '../../../roll/index.ts';
import type { Unit } from '../../../units/index.ts';
import type { Sitting } from '../model.ts';
import { words } from '../words.ts';
import type { Seen } from './seeing.ts';
import { SittingHead } from './head.tsx';

interface AnnounceProps {
  readonly units: readonly Pick<Unit, 'id' | 'name'>[];
  /** Days of the calendar to take over; null for who does not keep the meetings of the committee. */
  readonly usual: readonly CommitteeMeeting[] | null;
  readonly hours: { readonly begins: string; readonly ends: string };
  readonly zone: string;
  readonly form: Returned | undefined;
}

export function AnnouncePage({ units, usual, hours, zone, form }: AnnounceProps) {
  return (
    <>
      <Crumbs links={[{ href: '/meetings', label: words.title }]} />
      <Head title={words.announceTitle} lede={words.announceLede} />
      <ErrorSummary errors={form?.errors ?? []} />
      {usual && (
        <Section title={words.usualDays}>
          <p>{usual.length > 0 ? words.usualDaysWhy : words.usualDaysTaken}</p>
          <Entries>
            {usual.map((each) => (
              <Usual {...each} />
            ))}
          </Entries>
          <Fine>{words.usualDaysCount}</Fine>
        </Section>
      )}
      <Section title={words.another}>
        <PostForm action="/meetings">
          {units.length === 1 ? (
            <p>
              <input type="hidden" name="unit" value={units[0]!.id} />
              {words.of}: <strong>{units[0]!.name}</strong>.
            </p>
          ) : (
            <Select
              name="unit"
              label={words.body}
              form={form}
              options={units.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          )}
          <DetailFields form={form} zone={zone} hours={hours} />
          <Button>{words.announce}</Button>
        </PostForm>
      </Section>
    </>
  );
}

function Usual({ name, on, fileBy }: CommitteeMeeting) {
  return (
    <Entry title={name}>
      <p>
        <Day on={on} />. {words.fileByWas(fileBy)}
      </p>
      <PostForm action="/meetings/usual" row>
        <input type="hidden" name="on" value={on} />
        <Button kind="quiet">{words.takeOver(name)}</Button>
      </PostForm>
    </Entry>
  );
}

interface FieldsProps {
  readonly form: Returned | undefined;
  readonly zone: string;
  readonly sitting?: Sitting;
  readonly hours?: AnnounceProps['hours'];
}

function DetailFields({ form, zone, sitting, hours }: FieldsProps) {
  const on = sitting && dayOf(sitting.beginsAt, zone);
  const until = sitting && dayOf(sitting.endsAt, zone);
  const times = sitting
    ? { begins: timeWritten(sitting.beginsAt, zone), ends: timeWritten(sitting.endsAt, zone) }
    : hours;
  const common = { form };
  return (
    <>
      <Field name="name" label={words.name} hint={words.nameHint} value={sitting?.name} required {...common} />
      <Field name="on" label={words.on} type="date" value={on} short required {...common} />
      <Field name="begins" label={words.begins} type="time" value={times?.begins} short required {...common} />
      <Field name="ends" label={words.ends} type="time" value={times?.ends} short required {...common} />
      <Fine>{words.zoneHint(zoneWritten(zone))}</Fine>
      <Field
        name="untilOn"
        label={words.untilOn}
        hint={words.untilOnHint}
        type="date"
        value={until === on ? '' : until}
        short
        {...common}
      />
      <Field name="place" label={words.place} hint={words.placeHint} value={sitting?.place} {...common} />
      <Field name="link" label={words.link} hint={words.linkHint} type="url" value={sitting?.link} {...common} />
      <Tick name="guests" checked={sitting?.openToGuests} hint={words.guestsHint} form={form}>
        {words.guests}
      </Tick>
      <Field name="inWorld" label={words.inWorld} hint={words.inWorldHint} value={sitting?.inWorld} {...common} />
      <Field
        name="fileBy"
        label={words.fileBy}
        hint={words.fileByHint}
        type="date"
        value={sitting?.fileBy ?? ''}
        short
        {...common}
      />
    </>
  );
}

interface KeptProps {
  readonly seen: Seen;
  readonly form: Returned | undefined;
}

export function ChangePage({ seen, form, taken }: KeptProps & { readonly taken: boolean }) {
  return (
    <>
      <SittingHead seen={seen} title={words.changeTitle} lede={words.changeLede} />
      {taken && !form && <Banner tone="good" title={words.takenOverNow} arrives />}
      <ErrorSummary errors={form?.errors ?? []} />
      <PostForm action={`/meetings/${seen.sitting.id}/change`}>
        <DetailFields form={form} zone={seen.zone} sitting={seen.sitting} />
        <Button>{words.change}</Button>
      </PostForm>
    </>
  );
}

export function CancelPage({ seen, form }: KeptProps) {
  const path = `/meetings/${seen.sitting.id}`;
  return (
    <>
      <SittingHead seen={seen} title={words.cancelTitle} lede={words.cancelLede} />
      <ErrorSummary errors={form?.errors ?? []} />
      <PostForm action={`${path}/cancellation`}>
        <TextArea name="because" label={words.because} hint={words.becauseHint} rows={3} form={form} required />
        <Row>
          <Button kind="grave">{words.cancel}</Button>
          <LinkButton kind="quiet" href={path}>
            {words.leave}
          </LinkButton>
        </Row>
      </PostForm>
    </>
  );
}
