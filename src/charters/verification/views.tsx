import type { Impediment } from '../../platform/refusal/index.ts';
import type { Member, Nouns } from '../../roll/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import {
  Banner,
  Button,
  Card,
  Crumbs,
  Day,
  Diff,
  Details,
  ErrorSummary,
  Facts,
  Field,
  Fine,
  Head,
  LinkButton,
  MemberNumber,
  Obstacles,
  Pages,
  PostForm,
  Quick,
  Section,
  Select,
  State,
  Table,
  Tabs,
  TextArea,
  WithSide,
  type Filled,
  type TableRow,
} from '../../platform/web/parts/index.ts';
import type { KindClaim } from '../petitions/kinds.ts';
import type { Organizer, Petition } from '../petitions/model.ts';
import { CountSums } from '../petitions/views.tsx';
import type { Given } from '../given.ts';
import { noReasonYet, reasonWords, stateWords } from '../petitions/words.ts';
import { rejectionCodes } from './commands.ts';
import type { Result, StandingSeen } from './model.ts';
import type { Verification, VerifiedSignature } from './queries.ts';
import type { Count } from './rules.ts';
import { PutBack } from './striking-views.tsx';
import { words } from './words.ts';

type Numbered = VerifiedSignature & { readonly number: number };

interface Props {
  readonly petition: Petition;
  readonly verification: Verification | undefined;
  readonly organizers: readonly Organizer[];
  readonly numbered: readonly Numbered[];
  readonly visible: readonly Numbered[];
  readonly members: ReadonlyMap<number, Member>;
  readonly only: Result | null;
  readonly page: number;
  readonly pages: number;
  readonly zone: string;
  readonly count: Count;
  /** Whether a letter came with each signature. */
  readonly byLetter: boolean;
  /** Who says that they are of a kind that the rules ask for; null where these ask for none. */
  readonly kinds: readonly KindClaim[] | null;
  readonly classLabel: (code: string) => string;
  readonly nouns: Nouns;
  /** The numbers to strike out, and the note of the sign-off, as they came back with something wrong. */
  readonly striking?: Filled | undefined;
  readonly noting?: Filled | undefined;
  /** What has just been done, if anything. */
  readonly done: string | null;
}

const stateOf: Readonly<Record<Result, string>> = { counts: 'counted', doubt: 'doubt', rejected: 'rejected' };

/** Every signature with both answers side by side. */
export function VerifyPage(props: Props) {
  const { petition, count, only, page, pages } = props;
  const rejected = count.filed - count.counts - count.doubt;
  const href = (result: Result | null, at = 1) =>
    `/petitions/${petition.id}/verification?${new URLSearchParams({ ...(result && { only: result }), ...(at > 1 && { page: String(at) }) })}`;
  const tab = (label: string, result: Result | null, of: number) => ({
    label,
    href: href(result),
    count: of,
    current: only === result,
  });
  return (
    <>
      <VerifyHead petition={petition} lede={words.lede(count.filed, count.counts, rejected, count.doubt)} />
      {props.done && <Banner tone="good" title={props.done} arrives />}
      <ErrorSummary errors={[...(props.striking?.errors ?? []), ...(props.noting?.errors ?? [])]} />
      {props.byLetter && (
        <p>
          <a href={`/petitions/${petition.id}/letters`}>{words.letters}</a>
        </p>
      )}
      {props.kinds && (
        <p>
          <a href={`/petitions/${petition.id}/kinds`}>{words.kinds}</a> {words.kindsClaimed(props.kinds)}
        </p>
      )}
      {petition.state === 'filed' && (
        <Quick href="#count-h" label={words.toCount}>
          {words.countsOf(count.counts, petition.needed ?? 0)}
        </Quick>
      )}
      <WithSide side={<Side {...props} />} sideLabelledBy="count-h" stick>
        <Tabs
          label="Signatures"
          tabs={[
            tab(words.all, null, count.filed),
            tab(words.results.doubt, 'doubt', count.doubt),
            tab(words.results.rejected, 'rejected', rejected),
            tab(words.results.counts, 'counts', count.counts),
          ]}
        />
        <Table
          caption={words.caption}
          captionUnseen
          columns={[
            { label: 'No.', num: true },
            { label: 'Signer', head: true },
            { label: 'Signed' },
            { label: 'At signing' },
            { label: 'At filing' },
            { label: 'Result' },
          ]}
          rows={props.visible.map((one) => row(one, props))}
        />
        <Pages page={page} pages={pages} href={(at) => href(only, at)} />
        <Doubts {...props} />
        <OrganizersSection organizers={props.organizers} />
        {petition.state === 'filed' && <Strike petition={petition} form={props.striking} />}
        <p>
          <LinkButton kind="quiet" href={`/petitions/${petition.id}/consultations`}>
            {words.consultations}
          </LinkButton>
        </p>
      </WithSide>
    </>
  );
}

function VerifyHead({ petition, lede }: { readonly petition: Petition; readonly lede?: string }) {
  const filed = petition.filedOn && (
    <>
      filed <Day on={petition.filedOn} />
    </>
  );
  return (
    <>
      <Crumbs
        links={[
          { href: '/staff', label: words.staff },
          { href: '/staff/petitions', label: words.crumb },
        ]}
      />
      <Head
        mark={{
          what: `P ${petition.id}`,
          more: [filed],
          state: <State of={petition.state}>{stateWords[petition.state]}</State>,
        }}
        title={petition.title}
        lede={lede}
      />
    </>
  );
}

/** For a verifier who organizes the petition: why others verify it, and nothing of its signers. */
export function OwnPetitionPage({
  petition,
  impediments,
  word,
}: {
  readonly petition: Petition;
  readonly impediments: readonly Impediment[];
  readonly word: Given['word'];
}) {
  return (
    <>
      <VerifyHead petition={petition} />
      <Section title={words.title}>
        <Obstacles wordings={impediments.map(word)} />
      </Section>
    </>
  );
}

function row(one: Numbered, { petition, members, zone, numbered, classLabel }: Props): TableRow {
  const member = members.get(one.member);
  const near = one.near === null ? undefined : numbered.find(({ signature }) => signature === one.near)?.number;
  return {
    id: `signature-${one.number}`,
    tone: one.result === 'counts' ? undefined : one.result,
    cells: [
      one.number,
      <>
        {member ? `${member.lastName}, ${member.firstName}` : '—'}
        <br />
        <span class="quiet-text">{member && <MemberNumber of={member.number} />}</span>
      </>,
      <>
        <Day on={dayOf(one.signedAt, zone)} as="short" />
        {one.sheet !== null && (
          <>
            <br />
            <OnPaper petition={petition.id} sheet={one.sheet} hasScan={one.hasScan} />
          </>
        )}
      </>,
      <Standing of={one.atSigning} classLabel={classLabel} />,
      <Standing of={one.atFiling} classLabel={classLabel} />,
      <>
        <State of={stateOf[one.result]}>{one.result === 'counts' ? words.counts : words.results[one.result]}</State>
        {one.reason && <span class="reason">{reason(one, near)}</span>}
        {petition.state === 'filed' && one.isOut && one.settledBy && (
          <PutBack petition={petition.id} signature={one.signature} number={one.number} />
        )}
        {one.marks.includes('burst') && <span class="hint">{words.burst}</span>}
        {one.marks.includes('shared-address') && <span class="hint">{words.shared}</span>}
      </>,
    ],
  };
}

/** Where a signature on paper can be looked at. */
function OnPaper({
  petition,
  sheet,
  hasScan,
}: {
  readonly petition: number;
  readonly sheet: number;
  readonly hasScan: boolean;
}) {
  const href = `/petitions/${petition}/paper/${sheet}`;
  return (
    <span class="quiet-text">
      <a href={href}>{words.onPaper(sheet)}</a>
      {', '}
      {hasScan ? (
        <a href={`${href}/scan`} aria-label={words.scanOf(sheet)}>
          {words.scan}
        </a>
      ) : (
        words.noScan
      )}
    </span>
  );
}

function reason(one: Numbered, near: number | undefined): string {
  if (one.reason === 'merged-had-signed' && near) return words.second(near);
  if (one.reason === 'near-name' && near) return words.near(near);
  return reasonWords[one.reason ?? ''] ?? one.reason ?? '';
}

function Standing({
  of: { impediments, paidThrough, class: itsClass },
  classLabel,
}: {
  readonly of: StandingSeen;
  readonly classLabel: (code: string) => string;
}) {
  const [first] = impediments;
  return (
    <>
      {first ? (reasonWords[first] ?? first) : words.good}
      <br />
      <span class="quiet-text">
        {first === 'class-may-not-sign' ? (
          classLabel(itsClass)
        ) : paidThrough ? (
          <>
            {first ? words.paidTo : words.to} <Day on={paidThrough} as="short" />
          </>
        ) : (
          words.noDues
        )}
      </span>
    </>
  );
}

function Side({ petition, verification, count, nouns, noting }: Props) {
  const enough = count.counts >= (petition.needed ?? 0);
  return (
    <Card raised>
      <h2 id="count-h">{words.count}</h2>
      <CountSums count={count} needed={petition.needed ?? 0} />
      {petition.state === 'filed' ? (
        <PostForm action={`/petitions/${petition.id}/verification/sign-off`}>
          <input type="hidden" name="counts" value={count.counts} />
          <TextArea name="note" label={words.note(nouns)} form={noting} />
          <Button block>{words.signOff(count.counts)}</Button>
          {!enough && <Fine>{words.tooFew(petition.needed ?? 0)}</Fine>}
          {enough && count.doubt > 0 && <Fine>{words.signOffFine}</Fine>}
        </PostForm>
      ) : (
        <Fine>
          {words.signedOff}
          {verification?.note && `: ${verification.note}`}
        </Fine>
      )}
    </Card>
  );
}

function Doubts({ numbered, members, petition }: Props) {
  const doubts = numbered.filter(({ result }) => result === 'doubt');
  if (doubts.length === 0 || petition.state !== 'filed') return null;
  return (
    <Section title={words.doubts}>
      <p>{words.doubtsLede}</p>
      {doubts.map((one) => {
        const near = numbered.find(({ signature }) => signature === one.near);
        return (
          <div class="flow">
            {near && <Diff left={side(near, members)} right={side(one, members)} />}
            <PostForm action={`/petitions/${petition.id}/verification/verdicts`} row label={`Signature ${one.number}`}>
              <input type="hidden" name="signature" value={one.signature} />
              <input type="hidden" name="reason" value="same-person" />
              <Button kind="quiet" name="result" value="counts">
                {words.two}
              </Button>
              <Button kind="quiet" name="result" value="rejected">
                {words.one}
              </Button>
            </PostForm>
          </div>
        );
      })}
    </Section>
  );
}

function side(one: Numbered, members: ReadonlyMap<number, Member>) {
  const member = members.get(one.member);
  return {
    title: `No. ${one.number}`,
    facts: [
      ['Name', member ? `${member.lastName}, ${member.firstName}` : '—'],
      ['Member', member?.number ?? '—'],
      ['Joined', member?.joinedOn ?? '—'],
      ['E-mail', member?.email ?? '—'],
    ] as const,
  };
}

function OrganizersSection({ organizers }: { readonly organizers: readonly Organizer[] }) {
  const accepted = organizers.filter(({ acceptedAt }) => acceptedAt);
  return (
    <Section title={words.organizers}>
      <p>{words.organizersLede}</p>
      <Facts
        of={accepted.map(
          ({ name, postalAddress, email }) =>
            [
              name,
              <>
                {postalAddress}
                <br />
                {email}
              </>,
            ] as const,
        )}
      />
    </Section>
  );
}

function Strike({ petition, form }: { readonly petition: Petition; readonly form: Filled | undefined }) {
  return (
    <Section title={words.strike}>
      <Details summary={words.strikeHow} open={form !== undefined}>
        <p>{words.strikeLede}</p>
        <PostForm action={`/petitions/${petition.id}/verification/invalidation`}>
          <Field name="signatures" label={words.numbers} hint={words.numbersHint} form={form} required />
          <Select
            name="reason"
            label={words.reason}
            form={form}
            choose={noReasonYet}
            required
            options={rejectionCodes.map((code) => ({ value: code, label: reasonWords[code] ?? code }))}
          />
          <Button kind="quiet">{words.strikeButton}</Button>
        </PostForm>
      </Details>
    </Section>
  );
}
