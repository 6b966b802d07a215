import { complaintRate, mostComplaints, type MailStanding, type Published } from '../../platform/mail/index.ts';
import { Banner, Entries, Entry, Facts, Fine, Section, Table } from '../../platform/web/parts/index.ts';
import { countWritten } from '../../platform/written/index.ts';
import { recordWords, sealWords, stateWords, words } from './words.ts';

/** How the copies fared. */
export function Fared({ standing, suspended }: { standing: MailStanding; suspended: number }) {
  const rate = complaintRate(standing);
  const isHigh = rate > mostComplaints;
  return (
    <Section title={words.fared}>
      {isHigh && (
        <Banner title={words.complaints} tone="warn" level={3}>
          <p>{words.rateHigh}</p>
        </Banner>
      )}
      <Facts
        of={[
          [words.copies, countWritten(standing.copies)],
          [words.sent, countWritten(standing.sent)],
          [words.deferred, countWritten(standing.deferred)],
          [words.failed, countWritten(standing.failed)],
          standing.stopped > 0 && [words.stopped, countWritten(standing.stopped)],
          [words.permanent, countWritten(standing.permanent)],
          [words.temporary, countWritten(standing.temporary)],
          [words.suspended, countWritten(suspended)],
          [
            words.complaints,
            <>
              {countWritten(standing.complaints)}; {words.rate(`${(rate * 100).toFixed(2)} %`)}
            </>,
          ],
        ]}
      />
      {!isHigh && <Fine>{words.rateFine}</Fine>}
    </Section>
  );
}

/** Whose servers put copies off or refused them, and what they said. */
export function Trouble({ domains }: Pick<MailStanding, 'domains'>) {
  return (
    <Section title={words.trouble} wide>
      {domains.length === 0 ? (
        <p>{words.noTrouble}</p>
      ) : (
        <Table
          caption={words.troubleCaption}
          captionUnseen
          columns={[
            { label: words.domain, head: true },
            { label: words.copies, num: true },
            { label: words.deferred, num: true },
            { label: words.failed, num: true },
            { label: words.said },
          ]}
          rows={domains.map(({ domain, copies, deferred, failed, answer }) => ({
            cells: [domain, countWritten(copies), countWritten(deferred), countWritten(failed), answer ?? ''],
          }))}
        />
      )}
    </Section>
  );
}

interface RecordsProps {
  readonly domain: string;
  readonly published: readonly Published[];
  /** Where the key stands that seals; null where nothing is sealed. */
  readonly sealedBy: string | null;
}

/** What stands in the DNS, and what should. */
export function Records({ domain, published, sealedBy }: RecordsProps) {
  if (published.length === 0)
    return (
      <Section title={words.records}>
        <p>{words.noDomain(domain)}</p>
      </Section>
    );
  return (
    <Section title={words.records}>
      <p>{words.recordsOf(domain)}</p>
      {!published.some(({ kind }) => kind === 'dkim') && <p>{words.signedElsewhere}</p>}
      <p>{sealWords[sealStateOf(published, sealedBy)]}</p>
      <Entries>
        {published.map(({ kind, name, state, found, publish }) => (
          <Entry title={recordWords[kind].label} mark={{ what: stateWords[state] }}>
            <p class="s">{recordWords[kind].for}</p>
            <Facts
              tight
              of={[
                [words.name, name],
                [words.found, found.length === 0 ? words.nothing : found.map((each) => <div>{each}</div>)],
                publish !== null && [words.publish, <code>{publish}</code>],
              ]}
            />
          </Entry>
        ))}
      </Entries>
    </Section>
  );
}

function sealStateOf(published: readonly Published[], sealedBy: string | null): keyof typeof sealWords {
  if (sealedBy === null) return 'none';
  return published.find(({ kind, name }) => kind === 'dkim' && name === sealedBy)?.state ?? 'silent';
}
