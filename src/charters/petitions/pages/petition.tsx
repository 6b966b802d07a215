import type { ComponentChildren } from 'preact';
import {
  Banner,
  Day,
  Details,
  Entries,
  Facts,
  Hash,
  Head,
  LinkButton,
  Person,
  Prose,
  Quick,
  Section,
  State,
  Tracings,
  WithSide,
  type Filled,
} from '../../../platform/web/parts/index.ts';
import { dayOf } from '../../../platform/time/index.ts';
import { MeetingDay, type ComingMeeting } from '../../../meetings/index.ts';
import type { Nouns } from '../../../roll/index.ts';
import type { Decision } from '../../docket/model.ts';
import type { Count } from '../../verification/rules.ts';
import { endedStates, withdrawableStates, type Organizer, type Petition } from '../model.ts';
import { CountSums, DecisionsTaken, lastDay } from '../views.tsx';
import { stateWords, suspensionWords } from '../words.ts';
import { SignPanel, type Reader } from './sign-panel.tsx';
import { pageWords as words } from './words.ts';

/** Everything that the public page of a petition shows. */
export interface PetitionView {
  readonly petition: Petition;
  readonly signed: number;
  readonly reader: Reader;
  /** The wish for a letter as it came back, with something wrong. */
  readonly asking?: Filled | undefined;
  readonly organizers: readonly Organizer[];
  readonly shownNames: readonly string[];
  readonly decisions: readonly Decision[];
  readonly count: Count | null;
  readonly suspension: string | null;
  readonly policy: { readonly title: string; readonly href: string; readonly gist: string };
  readonly meeting: ComingMeeting | null;
  readonly groupHref: string | null;
  readonly topicLabel: (topic: string) => string;
  /** The bodies that the statement touches, as another capability draws them. */
  readonly near: ComponentChildren;
  /** Its steps, and where it stands among them. */
  readonly way: ComponentChildren;
  /** When receipt of its filing was acknowledged. */
  readonly receivedAt: Date | null;
  /** Units that were asked for their view, and what they answered; nothing where none was. */
  readonly unitsAsked: ComponentChildren;
  /** The way to how the text came about, for whoever may see it. */
  readonly cameAbout: ComponentChildren;
  /** What the organizers told; nothing where they told nothing. */
  readonly news: ComponentChildren;
  /** The votes of the body on it; nothing where there was none. */
  readonly votes: ComponentChildren;
  readonly address: string;
  readonly isOrganizer: boolean;
  /** What has just happened, if anything. */
  readonly notice: ComponentChildren;
  /** What an example offers beside it. */
  readonly tools: ComponentChildren;
  /** How the signatures came in over time. */
  readonly chart: ComponentChildren;
  readonly nouns: Nouns;
  readonly zone: string;
  readonly now: Date;
}

export function PetitionPage(view: PetitionView) {
  const { petition, zone } = view;
  return (
    <WithSide
      stick
      sideLabelledBy="sign-h"
      side={
        <>
          <SignPanel
            petition={petition}
            signed={view.signed}
            reader={view.reader}
            asking={view.asking}
            nouns={view.nouns}
            zone={zone}
            now={view.now}
          />
          {view.tools}
        </>
      }
      rest={<Rest {...view} />}
    >
      <PetitionHead petition={petition} zone={zone} />
      {view.notice}
      {petition.state === 'signing' && !view.reader.signature && (
        <Quick href="#sign" label={words.sign}>
          <b>
            {view.signed} of {petition.needed}
          </b>{' '}
          {words.haveSigned}.{' '}
          {petition.closesAt && (
            <>
              {words.openUntil} <Day on={lastDay(petition.closesAt, zone)} />.
            </>
          )}
        </Quick>
      )}
      {view.suspension && (
        <Banner tone="warn" title={stateWords[petition.state]}>
          <p>{suspensionWords[view.suspension]}</p>
        </Banner>
      )}
      {view.isOrganizer && <OrganizerBar view={view} />}
      <Statement view={view} />
    </WithSide>
  );
}

function Rest(view: PetitionView) {
  return (
    <>
      {view.decisions.length > 0 && <Decided view={view} />}
      {view.news}
      {view.votes && <Section title={words.theVote}>{view.votes}</Section>}
      <Organizers organizers={view.organizers} />
      <Section title={words.theWay}>{view.way}</Section>
      <HowItGoes view={view} />
      {view.unitsAsked && (
        <Section title={words.unitsAsked}>
          <p>{words.unitsAskedLede(view.nouns)}</p>
          {view.unitsAsked}
        </Section>
      )}
      {!endedStates.includes(view.petition.state) && (
        <Section title={words.whoIsNear}>
          <p>{words.whoIsNearLede}</p>
          {view.near}
        </Section>
      )}
      {view.shownNames.length > 0 && <Signers names={view.shownNames} signed={view.signed} />}
      {view.petition.state === 'signing' && <PassItOn address={view.address} path={`/petitions/${view.petition.id}`} />}
      <p class="s no-print">
        <a href={`/petitions/${view.petition.id}/report`}>{words.report}</a>
      </p>
    </>
  );
}

export function PetitionHead({ petition, zone }: { readonly petition: Petition; readonly zone: string }) {
  return (
    <Head
      mark={{
        what: `P ${petition.id}`,
        more: [dayOf(petition.openedAt ?? petition.begunAt, zone).slice(0, 4)],
        state: <State of={petition.state}>{stateWords[petition.state]}</State>,
      }}
      title={petition.title}
      lede={words.asksFor(petition)}
    />
  );
}

function Statement({ view: { petition, topicLabel, cameAbout, zone } }: { readonly view: PetitionView }) {
  return (
    <Section title={withdrawableStates.includes(petition.state) ? words.whatYouSign : words.whatWasSigned}>
      <Prose text={petition.purpose} statement />
      <Tracings
        label="Topics"
        topics={petition.topics.map((topic) => ({
          label: topicLabel(topic),
          href: `/search?topic=${encodeURIComponent(topic)}`,
        }))}
      />
      {petition.frozenAt && (
        <Details
          summary={
            <>
              Frozen <Day on={dayOf(petition.frozenAt, zone)} />, {words.frozen}
            </>
          }
        >
          <p class="s">{words.frozenWhy}</p>
          <Hash of={petition.textSha256 ?? ''} />
          <p class="s">
            <a href={`/petitions/${petition.id}/text`}>The text as it was hashed</a>
          </p>
        </Details>
      )}
      {cameAbout}
    </Section>
  );
}

function OrganizerBar({ view }: { readonly view: PetitionView }) {
  const { petition, signed } = view;
  if (petition.state === 'returned') {
    return (
      <Banner tone="warn" title={petition.decidedAt ? words.asksForChanges(view.nouns) : words.staffAsk}>
        <p>
          What it asks stands below. <a href={`/petitions/${petition.id}/draft`}>Change the text and submit it again</a>
        </p>
      </Banner>
    );
  }
  if (petition.state !== 'signing') return null;
  const enough = signed >= (petition.needed ?? 0);
  return (
    <Banner
      tone={enough ? 'good' : 'plain'}
      title={enough ? 'Enough have signed to file' : 'You organize this petition'}
    >
      <p>
        {enough ? (
          <>
            You may <a href={`/petitions/${petition.id}/filing`}>file it now</a>, or let more members sign: some
            signatures may be rejected.
          </>
        ) : (
          <>Forward the address of this page: it is all that a member needs.</>
        )}{' '}
        <a href={`/petitions/${petition.id}/desk`}>Organizers’ page</a>
      </p>
    </Banner>
  );
}

function Organizers({ organizers }: { readonly organizers: readonly Organizer[] }) {
  return (
    <Section title={words.whoAsks}>
      <Entries>
        {organizers
          .filter(({ acceptedAt }) => acceptedAt)
          .map(({ name, work }) => (
            <li>
              <div class="entry">
                <p>
                  <Person name={name}>{work}</Person>
                </p>
              </div>
            </li>
          ))}
      </Entries>
      <p class="s quiet-text">{words.addressesHidden}</p>
    </Section>
  );
}

function HowItGoes({ view }: { readonly view: PetitionView }) {
  const { petition, policy, meeting, zone } = view;
  const signing = petition.state === 'signing';
  const fact = (term: string, at: Date | null) => at && ([term, <Day on={dayOf(at, zone)} />] as const);
  return (
    <Section title={words.howItGoes}>
      {view.chart}
      <Facts
        of={[
          fact('Opened', petition.openedAt),
          signing &&
            petition.closesAt && [
              'Closes',
              <>
                <Day on={lastDay(petition.closesAt, zone)} />, end of the day
              </>,
            ],
          fact('Filed', petition.filedAt),
          petition.state === 'expired' && fact(stateWords.expired, petition.endedAt),
          fact('Receipt acknowledged', view.receivedAt),
          petition.verifiedAt && [
            'Verified',
            <>
              <Day on={dayOf(petition.verifiedAt, zone)} />:{' '}
              <a href={`/petitions/${petition.id}/certificate`}>{words.certificate}</a>
            </>,
          ],
          signing &&
            meeting && [
              words.nextMeeting(view.nouns),
              <>
                <MeetingDay meeting={meeting} />, if filed by <Day on={meeting.fileBy} />
              </>,
            ],
          [
            'Rules',
            <>
              <a href={policy.href}>{policy.title}</a>: {policy.gist}
            </>,
          ],
        ]}
      />
    </Section>
  );
}

function Decided({ view }: { readonly view: PetitionView }) {
  const { decisions, count, petition, groupHref, nouns } = view;
  return (
    <Section title={words.whatWasDecided}>
      <DecisionsTaken decisions={decisions} nouns={nouns} />
      {count && <CountSums count={count} needed={petition.needed ?? 0} />}
      {groupHref && (
        <p>
          <LinkButton href={groupHref} kind="quiet">
            Go to the group
          </LinkButton>
        </p>
      )}
    </Section>
  );
}

function Signers({ names, signed }: { readonly names: readonly string[]; readonly signed: number }) {
  return (
    <Section title={words.whoHasSigned}>
      <p>{words.whoHasSignedLede(names.length, signed)}</p>
      <ul class="columns">
        {names.map((name) => (
          <li>{name}</li>
        ))}
      </ul>
    </Section>
  );
}

function PassItOn({ address, path }: { readonly address: string; readonly path: string }) {
  return (
    <Section title={words.passItOn}>
      <p>{words.passItOnLede}</p>
      <p>
        <code>{address}</code>
      </p>
      <p>
        <LinkButton href={`${path}/share`} kind="quiet">
          {words.shareKit}
        </LinkButton>
      </p>
    </Section>
  );
}
