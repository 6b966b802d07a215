import type { VNode } from 'preact';
import { GroupSpeaks, type Group } from '../../groups/index.ts';
import {
  Banner,
  Card,
  Entries,
  Entry,
  Fine,
  LinkButton,
  MailAddress,
  Moment,
  Section,
} from '../../platform/web/parts/index.ts';
import { dayWritten } from '../../platform/written/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import type { Association } from '../../roll/index.ts';
import type { Subscription } from '../subscriptions/model.ts';
import { deliveryWords } from '../subscriptions/words.ts';
import type { ListedThread } from '../threads/model.ts';
import type { List } from './model.ts';
import { isOfTheWholeGroup } from './rules.ts';
import type { GroupTalk } from './talk.ts';
import { visibilityWords, words } from './words.ts';

/** What a visitor is shown of a list beside its threads. */
export interface ListAbout {
  readonly list: List;
  readonly group: Group | undefined;
  readonly association: Pick<Association, 'speaks'>;
  /** `diversity@lists.example.org`. */
  readonly address: string;
  /** The visitor's own reading of it, while it lasts. */
  readonly subscription: Subscription | undefined;
  /** Whether the visitor moderates it. */
  readonly isModerator: boolean;
  /** Messages that wait for a moderator; as many as a moderator is told of. */
  readonly waiting: number;
  readonly zone: string;
}

interface SideProps extends ListAbout {
  readonly mayOwn?: boolean;
  /** The page on which it stands; whoever joins comes back to it. */
  readonly here: string;
  /** Not so where the page has said it already. */
  readonly saysWhoReads?: boolean;
}

/** *Am I in, and how do I write there?* */
export function ListSide({ mayOwn = false, saysWhoReads = true, here, ...about }: SideProps): VNode {
  const { list, group, association, address, isModerator, waiting, zone } = about;
  return (
    <>
      <Card>
        <Belonging {...about} here={here} />
        {list.closedAt ? (
          <Fine>{words.closed(dayWritten(dayOf(list.closedAt, zone)))}</Fine>
        ) : (
          <>
            <Fine>
              {words.writers[list.purpose]} <a href={`/lists/${list.slug}/policy`}>{words.policy}</a>
            </Fine>
            <Fine>
              {words.byMail}
              <br />
              <a href={`mailto:${address}`}>
                <MailAddress>{address}</MailAddress>
              </a>
            </Fine>
          </>
        )}
        {saysWhoReads && <Fine>{visibilityWords[list.visibility]}</Fine>}
        {isModerator && (
          <p>
            <a href={`/lists/${list.slug}/moderation`}>{words.moderation(waiting)}</a>
          </p>
        )}
      </Card>
      <p class="gap-above">
        <a href={`/lists/${list.slug}/participants`}>{words.participants}</a>
      </p>
      {mayOwn && (
        <p class="gap-above">
          <a href={`/lists/${list.slug}/settings`}>{words.settings}</a>
        </p>
      )}
      {group && (
        <div class="gap-above">
          <GroupSpeaks association={association} />
        </div>
      )}
    </>
  );
}

interface ThreadEntryProps {
  readonly thread: ListedThread;
  /** Where the list is read. */
  readonly list: string;
  readonly zone: string;
  /** How many of its messages are new to the reader. */
  readonly fresh?: number | undefined;
}

/** A thread in a list of them. */
export function ThreadEntry({ thread, list, zone, fresh = 0 }: ThreadEntryProps): VNode {
  const { number, subject, messages, beganBy, lastBy, lastAt } = thread;
  return (
    <Entry
      title={subject || words.noSubject}
      href={`${list}/${number}`}
      mark={{ what: words.messages(messages), more: [fresh > 0 && words.fresh(fresh)] }}
    >
      <p class="s">
        {beganBy && `${words.began(beganBy)}, `}
        {messages > 1 && `${words.last(lastBy)}, `}
        <Moment at={lastAt} zone={zone} />
      </p>
    </Entry>
  );
}

interface TalkProps {
  readonly talk: GroupTalk;
  /** Where all lists of the group stand. */
  readonly lists: string;
  readonly zone: string;
}

/** The newest of a group’s talk, on its home. */
export function Talk({ talk: { list, newest, messages }, lists, zone }: TalkProps): VNode {
  const href = `/lists/${list.slug}`;
  return (
    <Section title={words.talk} id="talk">
      {newest.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <Entries>
          {newest.map((thread) => (
            <ThreadEntry thread={thread} list={href} zone={zone} />
          ))}
        </Entries>
      )}
      <p>
        <a href={href}>{messages === 0 ? words.toList : words.allMessages(messages)}</a>
        <br />
        <a href={lists}>{words.allLists}</a>
      </p>
    </Section>
  );
}

/** For whoever has just joined the group from here. */
export function Joined({ query, group }: { query: URLSearchParams; group: Group | undefined }): VNode | null {
  if (!group || query.get('done') !== 'joined') return null;
  return (
    <Banner title={words.joined(group.name)} tone="good">
      <p>{words.joinedMore}</p>
    </Banner>
  );
}

function Belonging({ list, group, subscription, zone, here }: ListAbout & Pick<SideProps, 'here'>): VNode {
  if (subscription)
    return (
      <>
        <p>
          <strong>{words.in}</strong>
          <br />
          {words.since} <Moment at={subscription.sinceAt} zone={zone} as="day" />.{' '}
          {deliveryWords[subscription.delivery].told}
        </p>
        <p>
          <a href={`/me/lists#${list.slug}`}>{words.mine}</a>
        </p>
      </>
    );
  return (
    <>
      <p>
        <strong>{words.notIn}</strong>
      </p>
      {group?.state === 'active' && isOfTheWholeGroup(list) && (
        <p>
          <LinkButton href={`/groups/${group.slug}/participation?from=${encodeURIComponent(here)}`} kind="quiet" block>
            {words.join}
          </LinkButton>
        </p>
      )}
    </>
  );
}
