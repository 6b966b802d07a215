import type { VNode } from 'preact';
import type { PolicyView } from '../../charters/index.ts';
import type { Group } from '../../groups/index.ts';
import {
  Button,
  Choices,
  Day,
  PostForm,
  Section,
  Table,
  TextArea,
  type Filled,
} from '../../platform/web/parts/index.ts';
import type { RecordedWay, RenewalRecord } from './model.ts';
import { words } from './words.ts';

interface Recorded {
  readonly group: Group;
  readonly way: RecordedWay;
  readonly renewal: PolicyView['renewal'];
  readonly form: Filled | undefined;
}

/** The form by which a renewal is put on record. */
export function RecordForm({ group, way, renewal, form }: Recorded): VNode {
  return (
    <Section title={words.title[way]}>
      <p>{words.why[way]}</p>
      <PostForm action={`/groups/${group.slug}/renewal/record`}>
        {renewal.by === 'deliverables' && (
          <Choices
            legend={words.delivered}
            hint={words.deliveredHint(renewal.least)}
            name="delivered[]"
            options={renewal.what.map((label, place) => ({ value: String(place), label }))}
            form={form}
          />
        )}
        <TextArea name="evidence" label={words.evidence[way]} hint={words.evidenceHint} form={form} rows={4} required />
        <Button>{words.button[way]}</Button>
      </PostForm>
    </Section>
  );
}

/** The form by which staff accept what was delivered, or do not. */
export function SettleForm({ group, form }: { group: Group; form: Filled | undefined }): VNode {
  return (
    <Section title={words.settle}>
      <p>{words.settleWhy}</p>
      <PostForm action={`/groups/${group.slug}/renewal/record/settlement`}>
        <TextArea name="reason" label={words.reason} hint={words.reasonHint} form={form} rows={3} />
        <div class="row">
          <Button name="result" value="accepted">
            {words.accept}
          </Button>
          <Button name="result" value="refused" kind="quiet">
            {words.refuse}
          </Button>
        </div>
      </PostForm>
    </Section>
  );
}

/** What was put on record so far. */
export function Records({ records }: { records: readonly RenewalRecord[] }): VNode {
  return (
    <Section title={words.records}>
      <Table
        caption={words.caption}
        captionUnseen
        columns={[{ label: words.day }, { label: words.what, head: true }, { label: words.became }]}
        rows={records.map((record) => ({
          cells: [<Day on={record.recordedOn} />, <Said record={record} />, words.becameOf(record)],
        }))}
      />
    </Section>
  );
}

function Said({ record: { way, delivered, evidence } }: { record: RenewalRecord }): VNode {
  return (
    <span>
      {words.was[way]}
      {delivered.length > 0 && `: ${delivered.join('; ')}`}
      {'. '}
      {isWebAddress(evidence) ? (
        <a href={evidence} rel="nofollow noopener">
          {evidence}
        </a>
      ) : (
        evidence
      )}
    </span>
  );
}

/** An address that a reader can be led to: nothing but http and https. */
const isWebAddress = (text: string): boolean =>
  !/\s/.test(text) && URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
