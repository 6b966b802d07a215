import type { Impediment } from '../../../platform/refusal/index.ts';
import type { RefusedRow } from '../../../platform/csv/index.ts';
import type { Part } from '../../../platform/web/index.ts';
import {
  Banner,
  Button,
  Crumbs,
  Day,
  Empty,
  ErrorSummary,
  Field,
  Head,
  LinkButton,
  Moment,
  Obstacles,
  Pages,
  PostForm,
  Row,
  Section,
  State,
  Table,
  type Filled,
} from '../../../platform/web/parts/index.ts';
import type { Given } from '../../given.ts';
import type { Petition } from '../../petitions/model.ts';
import { stateWords as petitionStates } from '../../petitions/words.ts';
import type { Sheet, WrittenLine } from '../model.ts';
import { faultIn, words } from '../words.ts';

/** The page on which sheets are entered. */
export interface EnteringView {
  readonly petition: Petition;
  /** What keeps this member of the staff, or anybody, from entering sheets now. */
  readonly impediments: readonly Impediment[];
  readonly word: Given['word'];
  /** Null where the visitor may not see who has signed. */
  readonly sheets: {
    readonly of: readonly Sheet[];
    readonly part: Part;
    readonly href: (page: number) => string;
  } | null;
  readonly zone: string;
  /** What came back with something wrong: the lines, or the file. */
  readonly lines?: Filled | undefined;
  readonly file?: Filled | undefined;
  /** Why the lines were not taken as a sheet. */
  readonly refused: readonly Impediment[];
  /** How many lines the form has. */
  readonly rows: number;
}

export function EnteringPage(view: EnteringView) {
  const { petition, impediments, sheets, lines, file, refused } = view;
  return (
    <>
      <PaperHead petition={petition} title={words.title} lede={words.lede} />
      <ErrorSummary errors={[...(lines?.errors ?? []), ...(file?.errors ?? [])]} />
      {refused.length > 0 && (
        <Banner tone="bad" title={words.notEntered} arrives>
          <Obstacles wordings={refused.map(view.word)} quiet />
        </Banner>
      )}
      {impediments.length > 0 && refused.length === 0 && (
        <Section title={words.enter}>
          <Obstacles wordings={impediments.map(view.word)} />
        </Section>
      )}
      {/* What was written stays, also where nothing can be entered any more. */}
      {(impediments.length === 0 || lines) && <EnterSection {...view} />}
      {impediments.length === 0 && <FileSection petition={petition} form={file} />}
      {sheets && <Sheets petition={petition} sheets={sheets} zone={view.zone} />}
    </>
  );
}

export function PaperHead({
  petition,
  title,
  lede,
  below = [],
}: {
  readonly petition: Petition;
  readonly title: string;
  readonly lede: string;
  /** Pages between the desk and this one. */
  readonly below?: readonly { readonly href: string; readonly label: string }[];
}) {
  return (
    <>
      <Crumbs links={[{ href: '/staff/petitions', label: words.crumb }, ...below]} />
      <Head
        mark={{
          what: `P ${petition.id}`,
          more: [petition.title],
          state: <State of={petition.state}>{petitionStates[petition.state]}</State>,
        }}
        title={title}
        lede={lede}
      />
    </>
  );
}

function EnterSection({ petition, lines, rows }: EnteringView) {
  const places = Array.from({ length: rows }, (_, index) => index + 1);
  return (
    <Section title={words.enter}>
      <p>{words.enterLede}</p>
      <PostForm action={`/petitions/${petition.id}/paper`}>
        <Table
          caption={words.linesCaption}
          captionUnseen
          columns={[
            { label: words.line, head: true },
            { label: words.name },
            { label: words.number },
            { label: words.date },
          ]}
          rows={places.map((place) => ({
            cells: [
              place,
              <Cell name={`name-${place}`} label={words.inLine(place, words.name)} form={lines} />,
              <Cell name={`number-${place}`} label={words.inLine(place, words.number)} form={lines} />,
              <Cell name={`date-${place}`} label={words.inLine(place, words.date)} type="date" form={lines} />,
            ],
          }))}
        />
        <Button>{words.enterButton}</Button>
      </PostForm>
    </Section>
  );
}

/** A field in a table, named by its line and its column for those who do not see them. */
function Cell({
  name,
  label,
  type = 'text',
  form,
}: {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'date';
  readonly form: Filled | undefined;
}) {
  return <Field name={name} label={<span class="vh">{label}</span>} type={type} form={form} />;
}

function FileSection({ petition, form }: { readonly petition: Petition; readonly form: Filled | undefined }) {
  return (
    <Section title={words.file}>
      <p>{words.fileLede}</p>
      <PostForm action={`/petitions/${petition.id}/paper/reading`} files>
        <Field name="file" type="file" label={words.fileField} accept=".csv,.txt,text/csv" form={form} required />
        <Button kind="quiet">{words.fileButton}</Button>
      </PostForm>
    </Section>
  );
}

function Sheets({
  petition,
  sheets: { of, part, href },
  zone,
}: {
  readonly petition: Petition;
  readonly sheets: NonNullable<EnteringView['sheets']>;
  readonly zone: string;
}) {
  if (of.length === 0)
    return (
      <Section title={words.sheets}>
        <Empty title={words.noSheets} />
      </Section>
    );
  return (
    <Section title={words.sheets}>
      <Table
        caption={words.sheetsCaption}
        captionUnseen
        columns={[
          { label: words.sheets, head: true },
          { label: words.entered },
          { label: words.lines, num: true },
          { label: words.signed, num: true },
          { label: words.waiting, num: true },
          { label: words.scan },
        ]}
        rows={of.map((sheet) => ({
          tone: sheet.waiting > 0 ? 'doubt' : undefined,
          cells: [
            <a href={`/petitions/${petition.id}/paper/${sheet.id}`}>{words.sheet(sheet.id)}</a>,
            <Moment at={sheet.enteredAt} zone={zone} />,
            sheet.lines,
            sheet.signed,
            sheet.waiting,
            sheet.hasScan ? words.hasScan : words.noScan,
          ],
        }))}
      />
      <Pages {...part} href={href} label={words.pages} />
    </Section>
  );
}

/** What would become of the lines of a file. */
export interface TriedView {
  readonly petition: Petition;
  readonly lines: readonly (WrittenLine & { readonly becomes: string })[];
  readonly refused: readonly RefusedRow[];
}

/** The lines travel in the form: nothing is kept until they are entered. */
export function TriedPage({ petition, lines, refused }: TriedView) {
  const href = `/petitions/${petition.id}/paper`;
  return (
    <>
      <PaperHead
        petition={petition}
        title={words.tryTitle}
        lede={words.tryLede(lines.length, refused.length)}
        below={[{ href, label: words.title }]}
      />
      {refused.length > 0 && <RefusedRows refused={refused} />}
      {lines.length > 0 && (
        <Section title={words.lines}>
          <Table
            caption={words.tryCaption}
            captionUnseen
            columns={[
              { label: words.name, head: true },
              { label: words.number },
              { label: words.date },
              { label: words.would },
            ]}
            rows={lines.map(({ name, number, on, becomes }) => ({
              cells: [name, number, <Day on={on} as="short" />, becomes],
            }))}
          />
          <PostForm action={href}>
            {lines.map(({ name, number, on }, index) => (
              <>
                <input type="hidden" name={`name-${index + 1}`} value={name} />
                <input type="hidden" name={`number-${index + 1}`} value={number} />
                <input type="hidden" name={`date-${index + 1}`} value={on} />
              </>
            ))}
            <Button>{words.enterButton}</Button>
          </PostForm>
        </Section>
      )}
      <Row>
        <LinkButton kind="quiet" href={href}>
          {words.again}
        </LinkButton>
      </Row>
    </>
  );
}

/** A file in which everything is wrong is told by its beginning. */
const mostRefused = 100;

function RefusedRows({ refused }: { readonly refused: readonly RefusedRow[] }) {
  return (
    <Section title={words.refusedTitle}>
      {refused.length > mostRefused && <p>{words.refusedMore}</p>}
      <Table
        caption={words.refusedCaption}
        captionUnseen
        columns={[
          { label: words.inFile, num: true, head: true },
          { label: words.column },
          { label: words.found },
          { label: words.why },
        ]}
        rows={refused.slice(0, mostRefused).map(({ line, column, found, reason }) => ({
          cells: [line, column, found, faultIn(reason)],
        }))}
      />
    </Section>
  );
}
