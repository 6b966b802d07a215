import type { ComponentChildren } from 'preact';
import {
  Banner,
  Button,
  Card,
  Crumbs,
  ErrorSummary,
  Facts,
  Field,
  Fine,
  Head,
  MemberNumber,
  Moment,
  PostForm,
  Section,
  Select,
  State,
  Sums,
  Table,
  Tick,
  WithSide,
  type Filled,
} from '../../../platform/web/parts/index.ts';
import type { Wording } from '../../../platform/plug.ts';
import { dateFields, fields, requiredFields, type Mapping } from '../import/fields.ts';
import type { FileReading } from '../import/reading.ts';
import type { ImportCounts, ImportRecord, ImportState } from '../import/records.ts';
import type { Remark } from '../import/rows.ts';
import type { Progress } from '../import/staging.ts';
import { fieldWords, lapseWords, reasonIn } from '../words.ts';
import { words } from './words.ts';

/** The disc or square of each state, from those that the stylesheet draws. */
const discs: Readonly<Record<ImportState, string>> = {
  uploaded: 'draft',
  reading: 'circulating',
  read: 'draft',
  applying: 'docketed',
  applied: 'approved',
  discarded: 'withdrawn',
  failed: 'declined',
};

export function StateOfImport({ state }: { state: ImportState }) {
  return <State of={discs[state]}>{words.states[state]}</State>;
}

/** Where the pages below the roll stand. */
export const rollCrumbs = [
  { href: '/staff', label: words.staff },
  { href: '/roll', label: words.section },
];

/** The head of every page about one import. */
function ImportHead({ found, lede }: { found: ImportRecord; lede?: ComponentChildren }) {
  return (
    <>
      <Crumbs links={rollCrumbs} />
      <Head
        title={found.fileName}
        mark={{ what: words.importNumber(found.id), state: <StateOfImport state={found.state} /> }}
        lede={lede}
      />
    </>
  );
}

export function UploadPage({ form }: { form?: Filled | undefined }) {
  return (
    <>
      <Crumbs links={rollCrumbs} />
      <Head title={words.uploadTitle} lede={words.uploadLede} />
      <ErrorSummary errors={form?.errors ?? []} />
      <Section title={words.fileHead}>
        <PostForm action="/roll/import" files>
          <Field
            label={words.file}
            name="file"
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            hint={words.fileHint}
            form={form}
            required
          />
          <Button>{words.upload}</Button>
        </PostForm>
      </Section>
    </>
  );
}

interface MappingPageProps {
  readonly found: ImportRecord;
  readonly mapping: Mapping;
  readonly file: FileReading;
  readonly errors: readonly { field: string; message: string }[];
  readonly form?: Filled | undefined;
}

export function MappingPage({ found, mapping, file, errors, form }: MappingPageProps) {
  const options = [{ value: '', label: words.noColumn }, ...file.names.map((name) => ({ value: name, label: name }))];
  return (
    <>
      <ImportHead found={found} lede={words.columnsLede} />
      <ErrorSummary errors={errors} />
      <PostForm action={`/roll/import/${found.id}/mapping`}>
        <Section title={words.columns}>
          {fields.map((field) => (
            <Select
              label={fieldWords[field]}
              name={`column-${field}`}
              hint={samplesOf(file, mapping.columns[field])}
              options={options}
              value={mapping.columns[field] ?? ''}
              required={requiredFields.includes(field)}
              form={form}
              error={errors.find((each) => each.field === `column-${field}`)?.message}
            />
          ))}
        </Section>
        <Section title={words.reading}>
          {dateFields.map((field) => (
            <Tick
              name="dayFirst[]"
              id={`dayFirst-${field}`}
              value={field}
              checked={mapping.dayFirst.includes(field)}
              form={form}
            >
              {words.dayFirst(fieldWords[field])}
            </Tick>
          ))}
          <Tick name="whole" checked={mapping.whole} hint={words.wholeHint} form={form}>
            {words.whole}
          </Tick>
          <Button>{words.dryRun}</Button>
        </Section>
      </PostForm>
      <Discard id={found.id} />
    </>
  );
}

/** What the first rows hold in a column, so that a wrong choice is seen. */
function samplesOf({ names, sample }: FileReading, column: string | undefined): string | undefined {
  const place = names.indexOf(column ?? '\0');
  const values =
    place < 0 ? [] : sample.map((row) => (row[place] ?? '').slice(0, 40)).filter((value) => value.trim() !== '');
  const different = [...new Set(values)].slice(0, 3);
  return different.length === 0 ? undefined : words.samples(different);
}

const Discard = ({ id }: { id: number }) => (
  <PostForm action={`/roll/import/${id}/disposal`} row>
    <Button kind="quiet">{words.discardFile}</Button>
  </PostForm>
);

export function ProgressPage({ found }: { found: ImportRecord }) {
  return (
    <>
      <ImportHead found={found} lede={words.progressLede} />
      <Banner title={found.state === 'applying' ? words.progressTitle.applying : words.progressTitle.reading}>
        <p>{progressWords(found.progress)}</p>
      </Banner>
    </>
  );
}

function progressWords(progress: Progress | null): string {
  if (!progress) return words.queued;
  const { stage, rows, bytes, totalBytes } = progress;
  if (stage === 'waiting') return words.waiting;
  if (stage === 'comparing') return words.comparing(rows);
  return stage === 'writing'
    ? words.writing
    : words.progress(rows, Math.floor((100 * bytes) / Math.max(1, totalBytes)));
}

interface OutcomePageProps {
  readonly found: ImportRecord;
  readonly counts: ImportCounts;
  readonly zone: string;
  readonly last: { readonly at: Date; readonly by: string } | undefined;
  /** Why it was not applied, when somebody has just tried. */
  readonly errors: readonly { readonly field?: string; readonly message: string }[];
}

/** What a file would change, with what to do about it; or what it changed. */
export function OutcomePage(props: OutcomePageProps) {
  const { found, counts, errors } = props;
  const dry = found.state === 'read';
  const body = <OutcomeBody {...props} />;
  return (
    <>
      <ImportHead found={found} lede={dry ? words.readLede(counts.rows) : words.appliedLede(counts.rows)} />
      <ErrorSummary errors={errors} />
      {dry ? (
        <WithSide stick sideLabel={words.apply} side={<ApplyCard found={found} counts={counts} />}>
          {body}
        </WithSide>
      ) : (
        body
      )}
    </>
  );
}

function OutcomeBody({ found, counts, zone, last }: OutcomePageProps) {
  const dry = found.state === 'read';
  const refused = found.refused.filter(isRefused);
  const remarks = found.refused.filter((remark) => !isRefused(remark));
  return (
    <>
      <Section title={dry ? words.wouldChange : words.changed} id="changes">
        <Sums of={sumsOf(counts)} total={[words.sums.total, counts.rows]} />
        {counts.absent > 0 && <p>{dry ? words.wouldBeOff(counts.absent) : words.areOff(counts.absent)}</p>}
        {counts.lapsed > 0 && <p>{words.lapsedWith(counts.lapsed)}</p>}
      </Section>
      {refused.length > 0 && (
        <Section title={words.refusedRows}>
          <p>{words.refusedLede(counts.refusedRows)}</p>
          <RemarkTable remarks={refused} count={counts.refusedRows} />
          <p>
            <a href={`/roll/import/${found.id}/refused-rows`}>{words.refusedFile}</a>
          </p>
        </Section>
      )}
      {remarks.length > 0 && (
        <Section title={words.remarks}>
          <p>{words.remarksLede(counts.remarkedRows)}</p>
          <RemarkTable remarks={remarks} count={counts.remarkedRows} />
        </Section>
      )}
      <HowItWasRead found={found} zone={zone} last={last} />
    </>
  );
}

const isRefused = ({ reason }: Remark): boolean => reason.code !== 'address-left-out';

/** The rows of the file, each counted once: lapses of members who are missing from it stand below. */
function sumsOf(counts: ImportCounts): (readonly [string, number])[] {
  const { new: added, changed, unchanged, merged, erased, refusedRows, rows } = counts;
  const lapsedRows = rows - added - changed - unchanged - merged - erased - refusedRows;
  const always = [
    [words.sums.new, added],
    [words.sums.changed, changed],
    [words.sums.lapsed, lapsedRows],
    [words.sums.merged, merged],
    [words.sums.unchanged, unchanged],
  ] as const;
  return [...always, ...(erased > 0 ? [[words.sums.erased, erased] as const] : []), [words.sums.refused, refusedRows]];
}

function ApplyCard({ found: { id }, counts }: { found: ImportRecord; counts: ImportCounts }) {
  const { held, lapsed, merged } = counts;
  return (
    <Card raised>
      {held && <Banner tone="warn" level={3} title={words.heldTitle} />}
      <p>
        <strong>{words.allOrNothing}</strong> {lapsed + merged === 0 ? words.nobodyLapses : lapseWords(counts)}{' '}
        {held ? words.heldTodo : words.aboveHeld}
      </p>
      <PostForm action={`/roll/import/${id}/application`}>
        {held && <Tick name="confirmed">{words.confirm}</Tick>}
        <Button block>{words.applyButton}</Button>
      </PostForm>
      <PostForm action={`/roll/import/${id}/disposal`}>
        <Button kind="quiet" block>
          {words.discardButton}
        </Button>
      </PostForm>
      <Fine>{words.twice}</Fine>
    </Card>
  );
}

/** A page is for a look; the file has them all. */
const mostShown = 25;

function RemarkTable({ remarks, count }: { remarks: readonly Remark[]; count: number }) {
  const columns = [
    { label: words.line, num: true },
    { label: words.member, head: true },
    { label: words.column },
    { label: words.says },
    { label: words.reason },
  ];
  const quiet = (text: string) => <span class="quiet-text">{text}</span>;
  const shown = remarks.slice(0, mostShown);
  const rows = shown.map(({ line, member, column, said, reason }) => ({
    cells: [
      line.toLocaleString('en-US'),
      member ? <MemberNumber of={member} /> : quiet(words.none),
      column ?? quiet(words.wholeRow),
      said ? <samp>{said}</samp> : column ? <i class="quiet-text">{words.empty}</i> : '',
      reasonIn(reason),
    ],
  }));
  return (
    <>
      <Table caption={words.caption} captionUnseen columns={columns} rows={rows} />
      {count > shown.length && <p>{words.listedOnly(shown.length)}</p>}
    </>
  );
}

function HowItWasRead({ found, zone, last }: Pick<OutcomePageProps, 'found' | 'zone' | 'last'>) {
  if (!found.reading) return null;
  const { file, mapping } = found.reading;
  const used = Object.values(mapping.columns).filter(Boolean).length;
  const mapped = dateFields.filter((field) => mapping.columns[field]);
  return (
    <Section title={words.how}>
      <Facts
        of={[
          [words.letters, words.lettersOf(file.letters)],
          [
            words.columns,
            <>
              {words.columnsOf(file.names.length, file.separator, used)}
              {found.state === 'read' && <a href={`/roll/import/${found.id}/mapping`}>{words.change}</a>}
            </>,
          ],
          ...mapped.map((field) => [fieldWords[field], words.datesOf(mapping.dayFirst.includes(field))] as const),
          last && [
            words.lastRoll,
            <>
              <Moment at={last.at} zone={zone} as="day" />
              {last.by && words.by(last.by)}
            </>,
          ],
        ]}
      />
    </Section>
  );
}

/** An import that has ended without being applied, or could not be read. */
export function EndedPage({ found, wordings }: { found: ImportRecord; wordings: readonly Wording[] }) {
  if (found.state === 'discarded') {
    return (
      <>
        <ImportHead found={found} />
        <Banner title={words.discardedTitle} />
      </>
    );
  }
  return (
    <>
      <ImportHead found={found} />
      <Banner tone="bad" title={words.failedTitle} arrives>
        <ul>
          {wordings.map(({ say, todo }) => (
            <li>
              {say} {todo?.label}
            </li>
          ))}
        </ul>
      </Banner>
      <p>
        <a href={`/roll/import/${found.id}/mapping`}>{words.change}</a>
      </p>
      <Discard id={found.id} />
    </>
  );
}
