import {
  Button,
  Details,
  Field,
  Fine,
  LinkButton,
  PostForm,
  Row,
  Section,
  Select,
  TextArea,
  type Filled,
} from '../../../platform/web/parts/index.ts';
import type { BallotId } from '../../../meetings/index.ts';
import type { CalendarDay } from '../../../platform/time/index.ts';
import type { Nouns } from '../../../roll/index.ts';
import { words } from '../words.ts';
import { wasAway, type MemberOfBody, type SittingBegun } from './members.ts';
import { Names, OtherMeetings } from './names-form.tsx';

interface RoomFormProps {
  readonly petition: number;
  readonly members: readonly MemberOfBody[];
  /** Meetings of the body at which it may have been voted, the latest first. */
  readonly sittings: readonly SittingBegun[];
  readonly nouns: Nouns;
  /** What the rules ask, in a sentence. */
  readonly rule: string;
  /** The last vote on it; null where there was none. */
  readonly latest: BallotId | null;
  /** Whether the rules let the body send it back for changes. */
  readonly mayReturn: boolean;
  readonly form: Filled | undefined;
  readonly today: CalendarDay;
}

/** What was voted in the room, by count. */
export function RoomForm({
  isSecret,
  ...props
}: RoomFormProps & {
  /** A body that votes in secret is asked for no names. */
  readonly isSecret: boolean;
}) {
  const { petition, members, sittings, rule, latest, mayReturn, nouns, form, today } = props;
  const page = `/petitions/${petition}`;
  return (
    <Section title={words.room} id="room">
      <p>{words.roomLede}</p>
      <p>{rule}</p>
      <Row>
        {!isSecret && (
          <LinkButton kind="quiet" href={`${page}/decision?by=name`}>
            {words.byName}
          </LinkButton>
        )}
        <LinkButton kind="quiet" href={`${page}/vote-sheet`}>
          {words.toSheet}
        </LinkButton>
      </Row>
      <PostForm action={`${page}/decisions`} files>
        <input type="hidden" name="by" value="count" />
        <input type="hidden" name="after" value={latest ?? 0} />
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
        <Counts members={members} mayReturn={mayReturn} form={form} />
        <Reasons form={form} />
        <Details summary={words.papers} open={form !== undefined}>
          <Movers members={members} form={form} />
          <Papers nouns={nouns} form={form} />
        </Details>
        <Button>{words.record}</Button>
        <Fine>{words.recordFine}</Fine>
      </PostForm>
    </Section>
  );
}

/** What was voted in the room, by name: at the meeting chosen, by those who were there. */
export function NamesForm({
  sitting,
  ...props
}: RoomFormProps & {
  readonly sitting: SittingBegun | null;
}) {
  const { petition, members, sittings, rule, latest, mayReturn, nouns, form, today } = props;
  const page = `/petitions/${petition}`;
  return (
    <Section title={words.room} wide>
      <OtherMeetings page={`${page}/decision?by=name`} sitting={sitting} sittings={sittings} />
      <PostForm action={`${page}/decisions`} files>
        <input type="hidden" name="by" value="name" />
        <input type="hidden" name="after" value={latest ?? 0} />
        {sitting ? (
          <>
            <input type="hidden" name="sitting" value={sitting.id} />
            <input type="hidden" name="decidedOn" value={sitting.on} />
          </>
        ) : (
          <Field name="decidedOn" label={words.day} type="date" value={today} form={form} short required />
        )}
        <Names members={members} mayReturn={mayReturn} form={form} />
        <Details summary={words.papersAndReasons} open={form !== undefined}>
          <Reasons form={form} />
          <Movers members={members.filter((one) => !one.recused && !wasAway(one))} form={form} />
          <Papers nouns={nouns} form={form} />
        </Details>
        <Details summary={words.howCounted}>
          <p>{rule}</p>
          <p>{words.recordFine}</p>
        </Details>
        <Button>{words.record}</Button>
      </PostForm>
    </Section>
  );
}

type Part = Pick<RoomFormProps, 'members' | 'form'>;

function Movers({ members, form }: Part) {
  const choices = members.map(({ person, name }) => ({ value: person, label: name }));
  return (
    <Row>
      <Select name="mover" label={words.mover} options={choices} choose={words.nobodyNamed} form={form} />
      <Select name="seconder" label={words.seconder} options={choices} choose={words.nobodyNamed} form={form} />
    </Row>
  );
}

function Reasons({ form }: Pick<Part, 'form'>) {
  return <TextArea name="reasons" label={words.reasons} hint={words.reasonsHint} form={form} rows={3} />;
}

function Papers({ nouns, form }: Pick<RoomFormProps, 'nouns' | 'form'>) {
  return (
    <>
      <TextArea name="conditions" label={words.conditions} hint={words.conditionsHint(nouns)} form={form} rows={3} />
      <TextArea name="minute" label={words.minute} hint={words.minuteHint} form={form} rows={3} />
      <Field
        name="sheet"
        label={words.sheet}
        hint={words.sheetHint(nouns)}
        type="file"
        accept=".pdf,.png,.jpg"
        form={form}
      />
    </>
  );
}

function Counts({ members, mayReturn, form }: Part & { readonly mayReturn: boolean }) {
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
        {mayReturn && number('votesReturned', words.votesReturned)}
        {number('votesAbstained', words.votesAbstained)}
      </Row>
    </>
  );
}
