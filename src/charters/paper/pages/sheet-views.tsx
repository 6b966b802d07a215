import {
  Button,
  Choices,
  Day,
  ErrorSummary,
  Facts,
  Field,
  MemberNumber,
  Moment,
  PostForm,
  Section,
  Select,
  State,
  Table,
  type Filled,
  type TableRow,
} from '../../../platform/web/parts/index.ts';
import { memberNumberWritten } from '../../../platform/written/index.ts';
import type { Candidate, Member } from '../../../roll/index.ts';
import type { Given } from '../../given.ts';
import { endedStates, type Petition } from '../../petitions/model.ts';
import { takeBackCodes, type LineState, type PaperLine, type Sheet } from '../model.ts';
import { likenessWords, reasonIn, stateWords, takeBackWords, words } from '../words.ts';
import { PaperHead } from './entering-views.tsx';

/** A sheet: its scan, the lines that wait for a person, and all of its lines. */
export interface SheetView {
  readonly petition: Petition;
  readonly sheet: Sheet;
  readonly enteredBy: string;
  readonly lines: readonly PaperLine[];
  readonly members: ReadonlyMap<number, Member>;
  /** The lines to be settled, with their candidates; none while the petition takes no signatures. */
  readonly toSettle: readonly { readonly line: PaperLine; readonly candidates: readonly Candidate[] }[];
  readonly takesSignatures: boolean;
  readonly mayTakeBack: boolean;
  readonly zone: string;
  readonly word: Given['word'];
  /** What came back with something wrong, and of which line. */
  readonly choosing?: (Filled & { readonly line: number }) | undefined;
  readonly taking?: Filled | undefined;
  readonly scanning?: Filled | undefined;
}

export function SheetPage(view: SheetView) {
  const { petition, sheet } = view;
  const returned = [view.choosing, view.taking, view.scanning].flatMap((form) => form?.errors ?? []);
  return (
    <>
      <PaperHead
        petition={petition}
        title={words.sheet(sheet.id)}
        lede={words.sheetLede(sheet.lines, sheet.signed, sheet.waiting)}
        below={[{ href: `/petitions/${petition.id}/paper`, label: words.title }]}
      />
      <ErrorSummary errors={returned} />
      {view.toSettle.length > 0 && (
        <Section title={words.decide}>
          <p>{words.decideLede}</p>
          {view.toSettle.map((each) => (
            <Settling {...each} view={view} />
          ))}
        </Section>
      )}
      <Lines {...view} />
      <Scan {...view} />
      {view.mayTakeBack && view.lines.some(({ state }) => state === 'signed') && <TakeBack {...view} />}
    </>
  );
}

function Settling({
  line,
  candidates,
  view: { petition, sheet, choosing },
}: SheetView['toSettle'][number] & { readonly view: SheetView }) {
  const form = choosing?.line === line.id ? choosing : undefined;
  return (
    <PostForm action={`/petitions/${petition.id}/paper/${sheet.id}/choices`} label={words.candidatesOf(line.place)}>
      <input type="hidden" name="line" value={line.id} />
      <Choices
        id={`member-${line.place}`}
        legend={`${words.lineIs(line.place)}: ${words.written(line.name, line.number, line.on)}`}
        name="member"
        form={form}
        options={[
          ...candidates.map(({ member, likenesses }) => ({
            value: String(member.id),
            label: `${nameOf(member)}, ${memberNumberWritten(member.number)}`,
            hint: likenesses.map((each) => likenessWords[each]).join(', '),
          })),
          { value: 'nobody', label: words.none, hint: words.noneHint },
        ]}
      />
      <Field name="number" id={`number-${line.place}`} label={words.other} form={form} short />
      <Button kind="quiet" label={words.chooseLine(line.place)}>
        {words.choose}
      </Button>
    </PostForm>
  );
}

const nameOf = ({ informalName, firstName, lastName }: Member): string => `${informalName || firstName} ${lastName}`;

function Lines(view: SheetView) {
  return (
    <Section title={words.allLines}>
      <Table
        caption={words.allLinesCaption}
        captionUnseen
        columns={[
          { label: words.line, num: true },
          { label: words.asWritten, head: true },
          { label: words.date },
          { label: words.member },
          { label: words.result },
        ]}
        rows={view.lines.map((line) => row(line, view))}
      />
    </Section>
  );
}

const toneOf: Readonly<Record<LineState, TableRow['tone']>> = {
  waiting: 'doubt',
  signed: undefined,
  refused: 'rejected',
  nobody: 'rejected',
  'taken-back': 'rejected',
};
const lookOf: Readonly<Record<LineState, string>> = {
  waiting: 'doubt',
  signed: 'counted',
  refused: 'rejected',
  nobody: 'rejected',
  'taken-back': 'rejected',
};

function row(line: PaperLine, { petition, sheet, members, takesSignatures, word }: SheetView): TableRow {
  const member = line.member === null ? undefined : members.get(line.member);
  const reason = line.reason ?? line.fallen;
  const again = `/petitions/${petition.id}/paper/${sheet.id}?again=${line.place}#member-${line.place}`;
  return {
    id: `line-${line.place}`,
    tone: toneOf[line.state],
    cells: [
      line.place,
      <>
        {line.name || words.erased}
        <br />
        <span class="quiet-text">{line.number}</span>
      </>,
      <Day on={line.on} as="short" />,
      member ? (
        <>
          {nameOf(member)}
          <br />
          <span class="quiet-text">
            <MemberNumber of={member.number} /> {line.settledBy && `(${words.chosen})`}
          </span>
        </>
      ) : (
        '—'
      ),
      <>
        <State of={lookOf[line.state]}>{stateWords[line.state]}</State>
        {reason && <span class="reason">{reasonIn(reason, word)}</span>}{' '}
        {takesSignatures && line.state !== 'signed' && line.state !== 'waiting' && (
          <a href={again} aria-label={`${words.lookAgain}: ${words.lineIs(line.place)}`}>
            {words.lookAgain}
          </a>
        )}
      </>,
    ],
  };
}

function Scan({ petition, sheet, enteredBy, zone, scanning }: SheetView) {
  const href = `/petitions/${petition.id}/paper/${sheet.id}/scan`;
  return (
    <Section title={words.scan}>
      <Facts
        of={[
          [
            words.entered,
            <>
              <Moment at={sheet.enteredAt} zone={zone} />
              {enteredBy && `, ${enteredBy}`}
            </>,
          ],
          [words.scan, sheet.hasScan ? <a href={href}>{words.openScan}</a> : words.noScan],
        ]}
      />
      {!endedStates.includes(petition.state) && (
        <>
          <p>{words.scanLede}</p>
          <PostForm action={href} files>
            <Field
              name="scan"
              type="file"
              label={words.scanField}
              accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
              form={scanning}
              required
            />
            <Button kind="quiet">{sheet.hasScan ? words.replace : words.attach}</Button>
          </PostForm>
        </>
      )}
    </Section>
  );
}

function TakeBack({ petition, sheet, lines, taking }: SheetView) {
  const signed = lines.filter(({ state }) => state === 'signed');
  return (
    <Section title={words.takeBack}>
      <p>{words.takeBackLede}</p>
      <PostForm action={`/petitions/${petition.id}/paper/${sheet.id}/removals`}>
        <Select
          name="taken"
          label={words.takeBackLine}
          form={taking}
          options={signed.map(({ id, place, name }) => ({ value: String(id), label: `${place}, ${name}` }))}
        />
        <Select
          name="reason"
          label={words.reason}
          form={taking}
          options={takeBackCodes.map((code) => ({ value: code, label: takeBackWords[code] }))}
        />
        <Button kind="grave">{words.takeBackButton}</Button>
      </PostForm>
    </Section>
  );
}
