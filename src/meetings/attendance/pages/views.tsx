import type { PersonId } from '../../../platform/act/index.ts';
import type { Wording } from '../../../platform/plug.ts';
import {
  Banner,
  Button,
  ErrorSummary,
  Field,
  Fine,
  Obstacles,
  PostForm,
  Select,
  TextArea,
  Tick,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import type { Person } from '../../../roll/index.ts';
import type { AgendaItem } from '../../agenda/model.ts';
import { SittingHead } from '../../sittings/pages/head.tsx';
import type { Seen } from '../../sittings/pages/seeing.ts';
import { attendanceModes, type Attendance, type WrittenComment } from '../model.ts';
import { modeWords, words } from '../words.ts';
import { commentField, modeField } from './fields.ts';

interface Common {
  readonly seen: Seen;
  readonly form: Returned | undefined;
  /** What stands in the way; then there is nothing to press. */
  readonly told: readonly Wording[];
}

interface RecordProps extends Common {
  readonly attendance: Attendance;
  readonly persons: ReadonlyMap<PersonId, Person>;
  readonly recorded: boolean;
}

export function RecordPage({ seen, attendance, persons, form, told, recorded }: RecordProps) {
  const modes = new Map(attendance.members.map(({ person, mode }) => [person, mode]));
  return (
    <>
      <SittingHead seen={seen} title={words.title} lede={words.lede} />
      {recorded && !form && <Banner tone="good" title={words.recordedNow} arrives />}
      <ErrorSummary errors={form?.errors ?? []} />
      {told.length > 0 && <Obstacles wordings={told} />}
      {seen.members.length === 0 && <p>{words.noMembers}</p>}
      {told.length === 0 && (
        <PostForm action={`/meetings/${seen.sitting.id}/attendance`}>
          {seen.members.map((person) => (
            <Select
              name={modeField(person)}
              label={persons.get(person)?.name ?? words.erased}
              value={modes.get(person) ?? ''}
              form={form}
              short
              options={[
                { value: '', label: words.notRecorded },
                ...attendanceModes.map((mode) => ({ value: mode, label: modeWords[mode] })),
              ]}
            />
          ))}
          <Field
            name="guests"
            type="number"
            inputMode="numeric"
            label={words.guests}
            hint={words.guestsHint}
            value={String(attendance.guests)}
            form={form}
            short
          />
          <Button>{words.record}</Button>
        </PostForm>
      )}
    </>
  );
}

interface WriteProps extends Common {
  readonly items: readonly AgendaItem[];
  readonly isExcused: boolean;
  readonly own: readonly WrittenComment[];
}

export function WritePage({ seen, items, isExcused, own, form, told }: WriteProps) {
  const written = new Map(own.map(({ item, body }) => [item, body]));
  const area = (item: number | null, label: string) => (
    <TextArea name={commentField(item)} label={label} value={written.get(item) ?? ''} rows={3} form={form} />
  );
  return (
    <>
      <SittingHead seen={seen} title={words.writeTitle} lede={words.writeLede} />
      <ErrorSummary errors={form?.errors ?? []} />
      {told.length > 0 && <Obstacles wordings={told} />}
      {told.length === 0 && (
        <PostForm action={`/meetings/${seen.sitting.id}/comments`}>
          <Tick name="excused" checked={isExcused} hint={words.excuseHint} form={form}>
            {words.excuse}
          </Tick>
          {items.map(({ id, place, title }) => area(id, words.onItem(place, title)))}
          {area(null, words.whole)}
          <Button>{words.write}</Button>
          <Fine>{words.writeHint}</Fine>
        </PostForm>
      )}
    </>
  );
}
