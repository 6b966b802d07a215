import type { VNode } from 'preact';
import type { OpenSession } from '../../platform/auth/index.ts';
import { addDays, dayOf } from '../../platform/time/index.ts';
import { dayWritten } from '../../platform/written/index.ts';
import {
  Banner,
  Button,
  Day,
  Empty,
  Entries,
  Entry,
  Fine,
  LinkButton,
  Moment,
  PostForm,
  Ring,
  State,
  Table,
} from '../../platform/web/parts/index.ts';
import { endedStates, reasonWords, stateWords, type OwnSignature } from '../../charters/index.ts';
import { roleWords } from '../../groups/index.ts';
import type { Association } from '../../roll/index.ts';
import { deviceWritten } from './device.ts';
import type { OwnThings } from './reading.ts';
import { words } from './words.ts';

interface Of {
  readonly own: OwnThings;
  readonly zone: string;
}

/** What waits for an answer of one's own: invitations, offered roles, drafts. */
export function Waiting({ own, zone }: Of): VNode | null {
  const invited = own.invitations.map(({ title, invitedAt }) => (
    <li>
      {words.invitedTo}: {title}. {words.invitedHow} <Moment at={invitedAt} zone={zone} as="day" />.
    </li>
  ));
  const offered = own.participations.flatMap(({ slug, name, offered: roles }) =>
    roles.map((role) => (
      <li>
        <a href={`/groups/${slug}`}>
          {words.askedToHold(roleWords[role].one.toLowerCase())} {name}
        </a>
      </li>
    )),
  );
  const drafts = own.petitions
    .filter(({ state }) => state === 'draft' || state === 'returned')
    .map(({ id, title }) => (
      <li>
        <a href={`/petitions/${id}/draft`}>
          {words.draftWaits}: {title || `P ${id}`}
        </a>
        {own.circulating.has(id) && (
          <>
            {'. '}
            <a href={`/petitions/${id}/circulation`}>{words.circulates(own.circulating.get(id) ?? 0)}</a>
          </>
        )}
      </li>
    ));
  const waiting = [...invited, ...offered, ...drafts];
  if (waiting.length === 0) return null;
  return (
    <Banner tone="warn" title={words.waits(waiting.length)}>
      <ul>{waiting}</ul>
    </Banner>
  );
}

/** *Am I in?* */
export function Groups({ own, zone }: Of): VNode {
  if (own.participations.length === 0) {
    return (
      <Empty
        title={words.noGroups}
        action={
          <LinkButton href="/groups" kind="quiet">
            {words.findGroup}
          </LinkButton>
        }
      >
        {words.noGroupsWhy}
      </Empty>
    );
  }
  return (
    <Table
      caption={words.groupsCaption}
      captionUnseen
      columns={[
        { label: words.group, head: true },
        { label: words.sinceHead },
        { label: words.asHead },
        { label: words.shown },
      ]}
      rows={own.participations.map(({ slug, name, sinceAt, nameShown, roles }) => ({
        cells: [
          <a href={`/groups/${slug}`}>{name}</a>,
          <Day on={dayOf(sinceAt, zone)} as="short" />,
          roles.map((role) => roleWords[role].one).join(', ') || words.participant,
          nameShown ? words.nameShown : words.nameHidden,
        ],
      }))}
    />
  );
}

/** The offices that one holds, or will hold, and where. */
export function Posts({ posts, offices }: { posts: OwnThings['posts']; offices: Association['offices'] }): VNode {
  return (
    <Table
      caption={words.posts}
      captionUnseen
      columns={[
        { label: words.office, head: true },
        { label: words.at },
        { label: words.sinceHead },
        { label: words.until },
      ]}
      rows={posts.map(({ office, unitName, unitSlug, fromOn, untilOn }) => ({
        cells: [
          offices.find((each) => each.office === office)?.label ?? office,
          <a href={`/units/${unitSlug}`}>{unitName}</a>,
          <Day on={fromOn} as="short" />,
          untilOn ? <Day on={addDays(untilOn, -1)} as="short" /> : words.noEnd,
        ],
      }))}
    />
  );
}

/** *What did I sign?*, and what became of it. */
export function Signatures({ signatures, zone }: { signatures: readonly OwnSignature[]; zone: string }): VNode {
  if (signatures.length === 0) {
    return (
      <Empty
        title={words.noSignatures}
        action={
          <LinkButton href="/petitions" kind="quiet">
            {words.seePetitions}
          </LinkButton>
        }
      >
        {words.noSignaturesWhy}
      </Empty>
    );
  }
  return (
    <Entries>
      {signatures.map((signature) => (
        <Signature signature={signature} zone={zone} />
      ))}
    </Entries>
  );
}

function Signature({ signature, zone }: { signature: OwnSignature; zone: string }): VNode {
  const { petition, title, state, signedAt, withdrawnAt, signed, needed } = signature;
  const isOpen = state === 'signing' && withdrawnAt === null && needed !== null;
  return (
    <Entry
      title={title}
      href={`/petitions/${petition}`}
      mark={{
        what: `P ${petition}`,
        more: [`${words.signed} ${dayWritten(dayOf(signedAt, zone))}`],
        state: <StateOfSignature signature={signature} />,
      }}
      beside={isOpen ? <Ring small filled={signed} needed={needed} /> : undefined}
    >
      <Fine>
        <WhatBecame signature={signature} />
      </Fine>
      <Fine>
        <a href={`/petitions/${petition}/signatures/own/receipt.json`} aria-label={`${words.receipt}: ${title}`}>
          {words.receipt}
        </a>
      </Fine>
      {withdrawnAt === null && !endedStates.includes(state) && <NewsWish signature={signature} />}
    </Entry>
  );
}

/** Whether one is told how it goes on, and the way to change it. */
function NewsWish({ signature: { petition, title, wantsNews } }: { signature: OwnSignature }): VNode {
  const label = wantsNews ? words.noMoreNews : words.tellMe;
  return (
    <PostForm action={`/petitions/${petition}/news-wish`} row>
      <input type="hidden" name="news" value={wantsNews ? 'no' : 'yes'} />
      <input type="hidden" name="from" value="me" />
      <span class="s">{wantsNews ? words.isTold : words.isNotTold}</span>
      <Button kind="quiet" label={`${label}: ${title}`}>
        {label}
      </Button>
    </PostForm>
  );
}

function StateOfSignature({ signature: { withdrawnAt, result, reason, state } }: { signature: OwnSignature }): VNode {
  if (withdrawnAt) return <State of="withdrawn">{words.withdrawn}</State>;
  if (result === 'rejected' || (reason && result === null)) return <State of="rejected">{words.notCounted}</State>;
  return <State of={state}>{stateWords[state]}</State>;
}

function WhatBecame({
  signature: { petition, state, withdrawnAt, result, reason, nameShown },
}: {
  signature: OwnSignature;
}) {
  if (withdrawnAt) return <>{words.withdrawn}.</>;
  if (reason && result !== 'counts') return <>{reasonWords[reason] ?? reason}.</>;
  const seen = nameShown ? words.isShown : words.hidden;
  if (state === 'signing' || state === 'suspended') {
    return (
      <>
        {seen} <a href={`/petitions/${petition}/withdrawal`}>{words.withdraw}</a>
      </>
    );
  }
  return <>{[result === 'counts' && words.counted, seen, words.isFixed].filter(Boolean).join(' ')}</>;
}

interface SessionsProps {
  readonly sessions: readonly OpenSession[];
  /** The id of this browser's own. */
  readonly current: string;
  readonly zone: string;
}

/** Where one is signed in, each with a way to end it. */
export function Sessions({ sessions, current, zone }: SessionsProps): VNode {
  return (
    <Entries>
      {sessions.map(({ id, device, openedAt }) => (
        <Entry title={id === current ? `${words.thisBrowser}: ${deviceWritten(device)}` : deviceWritten(device)}>
          <Fine>
            {words.sinceWord} <Moment at={openedAt} zone={zone} />
          </Fine>
          {id !== current && (
            <PostForm action={`/me/sessions/${id}/end`} row>
              <Button kind="quiet" label={`${words.signOut}: ${deviceWritten(device)}`}>
                {words.signOut}
              </Button>
            </PostForm>
          )}
        </Entry>
      ))}
    </Entries>
  );
}

/** For those who write programs. */
export function Programs(): VNode {
  return (
    <>
      <p>
        <a href="/me/tokens">{words.tokens}</a>
      </p>
      <Fine>{words.tokensFine}</Fine>
    </>
  );
}

/** All that is kept about one, to take along. */
export function Kept(): VNode {
  return (
    <>
      <p>
        <a href="/me/export" download>
          {words.take}
        </a>
      </p>
      <Fine>
        {words.takeFine} <a href="/privacy">{words.whereAndHow}</a>
      </Fine>
    </>
  );
}
