import {
  Button,
  Field,
  Fields,
  Fine,
  LinkButton,
  PostForm,
  Row,
  Section,
  Select,
  TextArea,
  type Filled,
} from '../../../platform/web/parts/index.ts';
import { words } from '../words.ts';
import type { MemberOfBody, SittingBegun } from './members.ts';

interface RoomFormProps {
  readonly petition: number;
  readonly members: readonly MemberOfBody[];
  /** Meetings of the body that have begun, the latest first. */
  readonly sittings: readonly SittingBegun[];
  /** What the rules ask, in a sentence. */
  readonly rule: string;
  /** A body that votes in secret is asked for no names. */
  readonly isSecret: boolean;
  readonly byName: boolean;
  readonly form: Filled | undefined;
  readonly today: string;
}

/** What was voted in the room, by count or by name. */
export function RoomForm({ petition, members, sittings, rule, isSecret, byName: asked, form, today }: RoomFormProps) {
  const byName = asked && !isSecret;
  const page = `/petitions/${petition}`;
  const choices = members.map(({ person, name }) => ({ value: person, label: name }));
  return (
    <Section title={words.room} id="room">
      <p>{words.roomLede}</p>
      <p>{rule}</p>
      <Row>
        {!isSecret && (
          <LinkButton kind="quiet" href={byName ? `${page}/decision#room` : `${page}/decision?by=name#room`}>
            {byName ? words.byCount : words.byName}
          </LinkButton>
        )}
        <LinkButton kind="quiet" href={`${page}/vote-sheet`}>
          {words.toSheet}
        </LinkButton>
      </Row>
      <PostForm action={`${page}/decisions`} files>
        <input type="hidden" name="by" value={byName ? 'name' : 'count'} />
        <Field name="decidedOn" label={words.day} type="date" value={today} form={form} short required />
        {sittings.length > 0 && (
          <Select
            name="sitting"
            label={words.sitting}
            options={sittings.map(({ id, name, on }) => ({ value: String(id), label: words.sittingNamed(name, on) }))}
            choose={words.noSitting}
            form={form}
          />
        )}
        {byName ? <Names members={members} form={form} /> : <Counts members={members} form={form} />}
        <Row>
          <Select name="mover" label={words.mover} options={choices} choose={words.nobodyNamed} form={form} />
          <Select name="seconder" label={words.seconder} options={choices} choose={words.nobodyNamed} form={form} />
        </Row>
        <TextArea name="reasons" label={words.reasons} hint={words.reasonsHint} form={form} />
        <TextArea name="conditions" label={words.conditions} hint={words.conditionsHint} form={form} rows={3} />
        <TextArea name="minute" label={words.minute} hint={words.minuteHint} form={form} rows={3} />
        <Field
          name="sheet"
          label={words.sheet}
          hint={words.sheetHint}
          type="file"
          accept=".pdf,.png,.jpg"
          form={form}
        />
        <Button>{words.record}</Button>
        <Fine>{words.recordFine}</Fine>
      </PostForm>
    </Section>
  );
}

function Counts({ members, form }: Pick<RoomFormProps, 'members' | 'form'>) {
  const recused = members.filter((one) => one.recused).map(({ name }) => name);
  const number = (name: string, label: string) => (
    <Field name={name} label={label} inputMode="numeric" form={form} short />
  );
  return (
    <>
      {recused.length > 0 && <p>{words.recusedByRule(recused)}</p>}
      <Row>
        {number('present', words.present)}
        {number('recused', words.recused)}
      </Row>
      <Row>
        {number('votesFor', words.votesFor)}
        {number('votesAgainst', words.votesAgainst)}
        {number('votesReturned', words.votesReturned)}
        {number('votesAbstained', words.votesAbstained)}
      </Row>
    </>
  );
}

const places = ['approve', 'decline', 'return', 'abstain', 'recuse'] as const;

function Names({ members, form }: Pick<RoomFormProps, 'members' | 'form'>) {
  return (
    <fieldset>
      <legend>{words.whoVoted}</legend>
      <p class="hint">{words.whoVotedHint}</p>
      <Fields>
        {members.map(({ person, name, recused }) => (
          <Select
            name={`vote-${person}`}
            label={name}
            hint={recused ? words.organizes : undefined}
            choose={words.absent}
            options={places
              .filter((place) => !recused || place === 'recuse')
              .map((place) => ({ value: place, label: words.votedAs[place] }))}
            form={form}
          />
        ))}
      </Fields>
    </fieldset>
  );
}
