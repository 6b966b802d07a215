import type { VNode } from 'preact';
import {
  lastCheckpoint,
  lastSealCheck,
  recordKeys,
  type LastCheckpoint,
  type RecordKey,
  type SealCheck,
} from '../../platform/seal/index.ts';
import { get, page, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { Crumbs, Facts, Head, Moment, Plain, Section } from '../../platform/web/parts/index.ts';
import { placeOf, sealWords as words } from './words.ts';

/** What the seal is, for laymen, with the last checkpoint. */
export const sealRoutes: readonly Route[] = [get('/record/seal', sealPage)];

async function sealPage(call: Call): Promise<Answer> {
  const { db, grants } = call.visit;
  const [head, check, keys] = [await lastCheckpoint(db), await lastSealCheck(db), await recordKeys(db)];
  const key = keys.at(-1)?.key;
  const { zone } = call.visit;
  const body = (
    <>
      <Crumbs links={[{ href: '/record', label: 'Record' }]} />
      <Head title={words.title} lede={words.lede} />
      {grants.has('administration') && check && check.findings.length > 0 && <Found check={check} />}
      <Section title={words.how}>
        <div class="prose">
          {words.howSays.map((each) => (
            <p>{each}</p>
          ))}
        </div>
      </Section>
      <Section title={words.now}>{head ? <Kept head={head} check={check} zone={zone} /> : <p>{words.none}</p>}</Section>
      <Section title={words.witness}>
        <div class="prose">
          {words.witnessSays.map((each) => (
            <p>{each}</p>
          ))}
        </div>
        {key !== undefined && (
          <>
            <Plain label={words.key}>{key}</Plain>
            <Plain label={words.witnessLabel}>{words.witnessCommand(`${call.baseUrl}/record`, key)}</Plain>
          </>
        )}
      </Section>
      {keys.length > 1 && (
        <Section title={words.keys}>
          <Keys keys={keys} zone={zone} />
        </Section>
      )}
      <Section title={words.again}>
        <div class="prose">
          <p>{words.againSays}</p>
          <p>{words.receiptSays}</p>
        </div>
        <Plain label={words.again}>{words.againCommand}</Plain>
      </Section>
      <Section title={words.notShown}>
        <div class="prose">
          <p>{words.notShownSays}</p>
        </div>
      </Section>
    </>
  );
  return page(words.title, body, { section: '/record', description: words.lede });
}

interface KeptProps {
  readonly head: LastCheckpoint;
  readonly check: SealCheck | undefined;
  readonly zone: string;
}

function Kept({ head, check, zone }: KeptProps) {
  return (
    <>
      <Facts
        of={[
          [words.sealed, words.sealedCount(head.size)],
          [words.sealedAt, <Moment at={head.madeAt} zone={zone} />],
          [words.checked, check ? <Compared check={check} zone={zone} /> : words.notChecked],
        ]}
      />
      <Plain label={words.note}>{head.note}</Plain>
      <p>
        <a href="/record/checkpoint">{words.asText}</a>
      </p>
    </>
  );
}

/** The keys that have signed one after another, the newest first, and what one said of the next. */
function Keys({ keys, zone }: { readonly keys: readonly RecordKey[]; readonly zone: string }) {
  const told = keys.map(({ key, since, sinceAt, handover }) => [
    since === 0 ? words.keyFirst : words.keySince(since),
    <>
      <code>{key}</code>
      {sinceAt && (
        <p>
          <Moment at={sinceAt} zone={zone} />
        </p>
      )}
      {since > 0 && (handover === null ? <p>{words.keyLost}</p> : <Plain label={words.handover}>{handover}</Plain>)}
    </>,
  ]);
  return <Facts of={told.toReversed() as [string, VNode][]} />;
}

const Compared = ({ check: { findings, checkedAt }, zone }: { readonly check: SealCheck; readonly zone: string }) => (
  <>
    <Moment at={checkedAt} zone={zone} />: {findings.length === 0 ? words.fits : words.fitsNot(findings.length)}
  </>
);

/** For administrators: which entries, and what may have happened. */
function Found({ check }: { readonly check: SealCheck }) {
  return (
    <Section title={words.found}>
      <p>{words.whatToDo}</p>
      <Facts of={check.findings.map((finding) => [placeOf(finding), words.foundSays[finding.code]])} />
    </Section>
  );
}
