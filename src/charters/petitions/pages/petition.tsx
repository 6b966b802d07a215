import type { ComponentChildren } from 'preact';
import { Banner, Day, Details, Facts, Hash, Head, Section, State, Table, Timeline, Tracings } from '../../../platform/web/parts/index.ts';
import { dayOf } from '../../../platform/time/index.ts';
import type { Decision } from '../../docket/model.ts';
import type { Count } from '../../verification/rules.ts';
import type { Organizer, Petition } from '../model.ts';
import { reasonWords, stateWords, suspensionWords } from '../words.ts';
import { SignPanel, type Reader } from './sign-panel.tsx';
import { pageWords as words } from './words.ts';

/** Everything that the public page of a petition shows. */
export interface PetitionView {
  readonly petition: Petition;
  readonly signed: number;
  readonly reader: Reader;
  readonly organizers: readonly Organizer[];
  readonly shownNames: readonly string[];
  readonly decisions: readonly Decision[];
  readonly count: Count | null;
  readonly suspension: string | null;
  readonly policy: { readonly title: string; readonly href: string; readonly gist: string };
  readonly meeting: { readonly on: string; readonly fileBy: string } | null;
  readonly groupHref: string | null;
  readonly topicLabel: (topic: string) => string;
  /** The bodies that the statement touches, as another capability draws them. */
  readonly near: ComponentChildren;
  readonly address: string;
  readonly isOrganizer: boolean;
  readonly zone: string;
  readonly now: Date;
}

export function PetitionPage(view: PetitionView) {
  const { petition, zone } = view;
  return (
    <div class="with-side signing">
      <div>
        <PetitionHead petition={petition} zone={zone} />
        {view.suspension && <Banner tone="warn" title={stateWords.suspended}><p>{suspensionWords[view.suspension]}</p></Banner>}
        {view.isOrganizer && <OrganizerBar view={view} />}
        <Statement petition={petition} topicLabel={view.topicLabel} zone={zone} />
      </div>
      <aside class="stick" aria-labelledby="sign-h">
        <SignPanel petition={petition} signed={view.signed} reader={view.reader} zone={zone} now={view.now} />
      </aside>
      <div>
        {view.decisions.length > 0 && <Decided view={view} />}
        <Organizers organizers={view.organizers} />
        <HowItGoes view={view} />
        <Section id="who-is-near" title={words.whoIsNear}>
          <p>{words.whoIsNearLede}</p>
          {view.near}
        </Section>
        {view.shownNames.length > 0 && <Signers names={view.shownNames} signed={view.signed} />}
        {petition.state === 'signing' && <PassItOn address={view.address} />}
        <p class="s">
          <a href={`/petitions/${petition.id}/report`}>{words.report}</a>
        </p>
      </div>
    </div>
  );
}

export function PetitionHead({ petition, zone }: { readonly petition: Petition; readonly zone: string }) {
  return (
    <Head
      mark={
        <>
          <b>P {petition.id}</b> <span>{dayOf(petition.openedAt ?? petition.begunAt, zone).slice(0, 4)}</span>{' '}
          <State state={petition.state}>{stateWords[petition.state]}</State>
        </>
      }
      title={petition.title}
      lede={petition.openTo ? `A petition to open a group, for ${petition.openTo}.` : 'A petition to open a group.'}
    />
  );
}

function Statement({ petition, topicLabel, zone }: { readonly petition: Petition; readonly topicLabel: (topic: string) => string; readonly zone: string }) {
  return (
    <Section id="what-you-sign" title={words.whatYouSign}>
      <div class="statement-text">
        {petition.purpose.split(/\n{2,}/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </div>
      <Tracings topics={petition.topics.map((topic) => ({ label: topicLabel(topic), href: `/search?topic=${encodeURIComponent(topic)}` }))} />
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
    </Section>
  );
}

function OrganizerBar({ view }: { readonly view: PetitionView }) {
  const { petition, signed } = view;
  if (petition.state === 'returned') {
    return (
      <Banner tone="warn" title="The committee asks you for changes">
        <p>
          What it asks stands below. <a href={`/petitions/${petition.id}/draft`}>Change the text and submit it again</a>
        </p>
      </Banner>
    );
  }
  if (petition.state !== 'signing') return null;
  const enough = signed >= (petition.needed ?? 0);
  return (
    <Banner tone={enough ? 'good' : undefined} title={enough ? 'Enough have signed to file' : 'You organize this petition'}>
      <p>
        {enough ? (
          <>
            You may <a href={`/petitions/${petition.id}/filing`}>file it now</a>, or let more members sign: some signatures may be rejected.
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
  const accepted = organizers.filter(({ acceptedAt }) => acceptedAt);
  return (
    <Section id="who-asks" title={words.whoAsks}>
      <ul class="entries">
        {accepted.map(({ name, work }) => (
          <li>
            <div class="entry">
              <div class="body">
                <p>
                  <span class="person">{name}</span>
                  {work && (
                    <>
                      <br />
                      <span class="quiet-text">{work}</span>
                    </>
                  )}
                </p>
              </div>
            </div>
          </li>
        ))}
      </ul>
      <p class="s quiet-text">{words.addressesHidden}</p>
    </Section>
  );
}

function HowItGoes({ view }: { readonly view: PetitionView }) {
  const { petition, policy, meeting, zone } = view;
  const day = (at: Date | null) => at && <Day on={dayOf(at, zone)} />;
  const closes = petition.closesAt && <Day on={dayOf(new Date(petition.closesAt.getTime() - 1), zone)} />;
  return (
    <Section id="how-it-goes" title={words.howItGoes}>
      <Facts
        rows={[
          ['Opened', day(petition.openedAt)],
          ['Closes', petition.state === 'signing' && closes ? <>{closes}, end of the day</> : null],
          ['Filed', day(petition.filedAt)],
          ['Verified', day(petition.verifiedAt)],
          ['Next committee meeting', meeting && petition.state === 'signing' ? <><Day on={meeting.on} />, if filed by <Day on={meeting.fileBy} /></> : null],
          ['Rules', <><a href={policy.href}>{policy.title}</a>: {policy.gist}</>],
        ]}
      />
    </Section>
  );
}

function Decided({ view }: { readonly view: PetitionView }) {
  const { decisions, count, petition, groupHref } = view;
  return (
    <Section id="decided" title={words.whatWasDecided}>
      <Timeline
        items={decisions.map((decision) => ({
          on: decision.decidedOn,
          what: (
            <>
              <State state={decision.result}>{stateWords[decision.result]}</State>
              {decision.votesFor !== null && ` ${decision.votesFor} for, ${decision.votesAgainst ?? 0} against, ${decision.votesAbstained ?? 0} abstained.`}
              {decision.reasons && <blockquote class="reply"><p>{decision.reasons}</p></blockquote>}
            </>
          ),
        }))}
      />
      {count && <CountTable count={count} needed={petition.needed ?? 0} />}
      {groupHref && (
        <p>
          <a class="button quiet" href={groupHref}>
            Go to the group
          </a>
        </p>
      )}
    </Section>
  );
}

/** How the count of signatures came about. */
export function CountTable({ count, needed }: { readonly count: Count; readonly needed: number }) {
  return (
    <Table
      caption="The count"
      head={['', { label: 'Signatures', num: true }]}
      rows={[
        ['Filed', count.filed],
        ...count.rejected.map(([reason, rejected]) => [reasonWords[reason] ?? reason, -rejected] as const),
        ...(count.doubt > 0 ? [['Not settled', -count.doubt] as const] : []),
        [<b>Count, of {needed} needed</b>, count.counts],
      ]}
    />
  );
}

function Signers({ names, signed }: { readonly names: readonly string[]; readonly signed: number }) {
  return (
    <Section id="who-has-signed" title={words.whoHasSigned}>
      <p>{words.whoHasSignedLede(names.length, signed)}</p>
      <ul class="columns">
        {names.map((name) => (
          <li>{name}</li>
        ))}
      </ul>
    </Section>
  );
}

function PassItOn({ address }: { readonly address: string }) {
  return (
    <Section id="pass-it-on" title={words.passItOn}>
      <p>{words.passItOnLede}</p>
      <p>
        <code>{address}</code>
      </p>
    </Section>
  );
}
