import type { ComponentChildren } from 'preact';
import {
  Day,
  Facts,
  Fine,
  Hash,
  Head,
  LinkButton,
  Section,
  State,
  Steps,
  Table,
} from '../../platform/web/parts/index.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import type { Association, CommitteeMeeting } from '../../roll/index.ts';
import type { Policy, StepOf } from './model.ts';
import { stepInWords, stepsToStart, type StartStep } from './steps.ts';
import { ChangesOfPolicy } from './changes-view.tsx';
import { changesWords } from './changes-words.ts';
import { DutiesOfPolicy } from './duties-view.tsx';
import { dutyWords } from './duties-words.ts';
import { gistOf, rulesWords as words, startWords, titleOf } from './words.ts';

/** A meeting of the committee; with a number once it is announced. */
export interface MeetingToCome extends CommitteeMeeting {
  readonly sitting?: number | null;
}

interface StartProps {
  readonly policy: Policy;
  readonly association: Association;
  /** Soonest first. */
  readonly meetings: readonly MeetingToCome[];
  /** Whom to ask; without an address where the unit is not known yet. */
  readonly contact: { readonly name: string; readonly href?: string; readonly email?: string };
}

/** How to start a group, drawn from the policy in force. */
export function StartPage({ policy, association, meetings, contact }: StartProps) {
  const nouns = association.words;
  const decision = policy.steps.find((step) => step.step === 'decision');
  return (
    <>
      <Head title={startWords.title(nouns.group)} lede={startWords.lede(nouns)} />
      <Section title={startWords.exists} id="exists">
        <p>{startWords.existsText(nouns)}</p>
        <form method="get" action="/search" role="search" class="searchbox">
          <input name="q" type="search" maxlength={200} aria-label={startWords.searchLabel} autocomplete="off" />
          <button class="button quiet">{startWords.search}</button>
        </form>
        <Fine>{startWords.drafting}</Fine>
      </Section>
      <Section title={startWords.way} id="steps">
        <Steps steps={stepsToStart(policy, association, meetings).map(linked)} />
        <p>
          <LinkButton href="/petitions/new">{startWords.start}</LinkButton>
        </p>
      </Section>
      <Section title={startWords.submit} id="submit">
        <List of={policy.begins.submits.map(startWords.submitted)} />
      </Section>
      {decision && (
        <Section title={startWords.decides} id="decides">
          <p>{startWords.decidesText(startWords.decider(decision.by, nouns))}</p>
          <Meetings meetings={meetings} />
        </Section>
      )}
      <Section title={startWords.ask} id="ask">
        <p>{startWords.askText(contact.name)}</p>
        <p>
          {contact.href && <a href={contact.href}>{contact.name}</a>}
          {contact.href && contact.email && <br />}
          {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
        </p>
      </Section>
      <Section title={startWords.mayNot} id="may-not">
        <List of={policy.group.mayNot} />
        <p>
          <a href={addressOf(policy)}>{startWords.rules}</a>
        </p>
      </Section>
    </>
  );
}

const linked = ({ title, text, href }: StartStep) => ({ title: href ? <a href={href}>{title}</a> : title, text });

function Meetings({ meetings }: Pick<StartProps, 'meetings'>) {
  if (meetings.length === 0) return <p>{startWords.noMeetings}</p>;
  return (
    <Table
      caption={startWords.meetings}
      captionUnseen
      columns={[{ label: startWords.meeting, head: true }, { label: startWords.on }, { label: startWords.fileBy }]}
      rows={meetings.map(({ name, on, fileBy, sitting }) => ({
        cells: [sitting ? <a href={`/meetings/${sitting}`}>{name}</a> : name, <Day on={on} />, <Day on={fileBy} />],
      }))}
    />
  );
}

/** A version, and the days on which it was or is in force. */
export interface DatedPolicy {
  readonly policy: Policy;
  /** The day on which the next version takes its place; null for the newest. */
  readonly untilOn: CalendarDay | null;
}

const addressOf = ({ id, version }: Pick<Policy, 'id' | 'version'>): string => `/rules/${id}/${version}`;

function VersionState({ policy, untilOn, today }: DatedPolicy & { readonly today: CalendarDay }) {
  if (policy.effectiveOn > today) return <State of="draft">{words.notYet}</State>;
  return untilOn === null || untilOn > today ? (
    <State of="chartered">{words.inForce}</State>
  ) : (
    <State of="lapsed">{words.former}</State>
  );
}

/** Every version of every policy, the newest first. */
export function RulesPage({ versions, today }: { versions: readonly DatedPolicy[]; today: CalendarDay }) {
  return (
    <>
      <Head title={words.title} lede={words.lede} />
      {[...Map.groupBy(versions, ({ policy }) => policy.title)].map(([title, its]) => (
        <Section title={title}>
          <Table
            caption={title}
            captionUnseen
            columns={[
              { label: 'Version', head: true },
              { label: words.needed },
              { label: words.term },
              { label: words.from },
              { label: words.until },
              { label: 'State' },
            ]}
            rows={its.map((dated) => ({ cells: versionCells(dated, today) }))}
          />
        </Section>
      ))}
    </>
  );
}

function versionCells(dated: DatedPolicy, today: CalendarDay): ComponentChildren[] {
  const { policy, untilOn } = dated;
  const signatures = policy.steps.filter((step) => step.step === 'signatures');
  return [
    <a href={addressOf(policy)}>{policy.version}</a>,
    signatures.map(gistOf).join('; '),
    words.termValue(policy.group.term),
    <Day on={policy.effectiveOn} as="short" />,
    untilOn ? <Day on={addDays(untilOn, -1)} as="short" /> : words.open,
    <VersionState {...dated} today={today} />,
  ];
}

interface PolicyProps extends DatedPolicy {
  readonly association: Association;
  readonly today: CalendarDay;
  readonly sha256: string;
}

/** One version, as a member reads it: each rule with where it stems from. */
export function PolicyPage({ policy, untilOn, association, today, sha256 }: PolicyProps) {
  const { text, begins, group, ending, retention } = policy;
  return (
    <>
      <Head
        title={titleOf(policy)}
        mark={{
          what: association.words.group.short ?? association.words.group.one,
          state: <VersionState policy={policy} untilOn={untilOn} today={today} />,
        }}
        lede={words.lede}
      />
      <Section title={words.source} id="source">
        <Facts
          of={[
            [words.text, [text.name, text.number].filter(Boolean).join(', ')],
            [untilOn === null ? words.since : words.from, <Day on={policy.effectiveOn} />],
            untilOn !== null && [words.until, <Day on={addDays(untilOn, -1)} />],
            policy.supersedes !== null && [
              words.supersedes,
              <a href={addressOf({ id: policy.id, version: policy.supersedes })}>{policy.supersedes}</a>,
            ],
          ]}
        />
        {text.remark && <Fine>{text.remark}</Fine>}
      </Section>
      <Rule title={words.begin} {...begins}>
        <Facts
          of={[
            [words.who, words.whoMay[begins.who]],
            [words.submits, <List of={begins.submits.map(startWords.submitted)} />],
            [words.organizers, words.organizersValue(begins.organizers)],
            [words.overlap, words.overlapValue(begins.overlap)],
          ]}
        />
      </Rule>
      {policy.steps.map((step) => (
        <StepRule step={step} association={association} />
      ))}
      <Rule title={words.term} {...group}>
        <Facts
          of={[
            [words.term, words.termValue(group.term)],
            [words.owed, <List of={group.owed} />],
            group.mayAskFor.length > 0 && [words.mayAskFor, <List of={group.mayAskFor} />],
            [words.mayNot, <List of={group.mayNot} />],
          ]}
        />
      </Rule>
      <RenewalRule renewal={policy.renewal} />
      <Rule title={words.ending} {...ending}>
        <Facts
          of={[
            [words.lapses, words.lapsesValue(ending.lapses)],
            ending.graduation !== null && [words.graduation, words.graduationValue(ending.graduation)],
          ]}
        />
      </Rule>
      <Rule title={changesWords.title} {...policy.changes}>
        <ChangesOfPolicy of={policy.changes} association={association} />
      </Rule>
      <Rule title={dutyWords.title} {...policy.duties}>
        <DutiesOfPolicy of={policy.duties.of} association={association} />
      </Rule>
      <Rule title={words.kept} {...retention}>
        <p>
          {words.keptValue(
            retention.of.map((one) => words.keptWhat[one]),
            retention.days,
          )}
          .
        </p>
      </Rule>
      <UnfinishedRule unfinished={retention.unfinished} />
      <Section title={words.fingerprint} id="fingerprint">
        <p>{words.fingerprintWhy}</p>
        <p>
          <Hash of={sha256} />
        </p>
      </Section>
    </>
  );
}

interface RuleProps {
  readonly title: string;
  readonly citation: string;
  readonly silent?: string | undefined;
  readonly children?: ComponentChildren;
}

/** A rule, where it stems from, and what was chosen where the text is silent. */
function Rule({ title, citation, silent, children }: RuleProps) {
  return (
    <Section title={title}>
      {children}
      <Fine>{citation}</Fine>
      {silent && (
        <Fine>
          <b>{words.whereSilent}</b> {silent}
        </Fine>
      )}
    </Section>
  );
}

function StepRule({ step, association }: { step: Policy['steps'][number]; association: Association }) {
  if (step.step === 'signatures') return <SignaturesRule step={step} />;
  if (step.step === 'decision') return <DecisionRule step={step} association={association} />;
  const { title, text } = stepInWords(step, association, []);
  return (
    <Rule title={title} {...step}>
      <p>{text}</p>
    </Rule>
  );
}

function SignaturesRule({ step }: { step: StepOf<'signatures'> }) {
  const { standingOn, goodStanding, graceDays } = step.signers;
  return (
    <Rule title={words.signing} {...step}>
      <Facts
        of={[
          [words.needed, gistOf(step)],
          standingOn.length > 0 && [words.standing, words.standingDays(standingOn)],
          goodStanding && [words.grace, words.graceValue(graceDays)],
          [words.window, words.windowValue(step.window)],
        ]}
      />
    </Rule>
  );
}

function DecisionRule({ step, association }: { step: StepOf<'decision'>; association: Association }) {
  const { by, returned, ballot } = step;
  const isBody = by.who === 'committee' || by.who === 'board' || by.who === 'members';
  return (
    <Rule title={words.decision} {...step}>
      <Facts
        of={[
          [words.by, startWords.deciderName(by, association.words)],
          'vote' in by && [words.vote, words.voteValue(by.vote)],
          'quorum' in by && by.quorum !== null && [words.quorum, by.quorum],
          by.who === 'members' && [words.confirmations, words.confirmationsValue(by.confirmations, by.objectionHours)],
          isBody && [words.between, words.betweenValue(ballot)],
          isBody && [words.positions, words.positionsValue[ballot.positions]],
          isBody && [words.comments, words.commentsValue[ballot.comments]],
          returned !== null && [words.returned, words.returnedValue(returned.keepsSignatures)],
        ]}
      />
    </Rule>
  );
}

function RenewalRule({ renewal }: { renewal: Policy['renewal'] }) {
  return (
    <Rule title={words.renewal} {...renewal}>
      <Facts
        of={[
          [words.how, words.renewalText(renewal)],
          renewal.by !== 'nothing' && [words.howOften, words.howOftenValue(renewal.atMost)],
          renewal.by !== 'nothing' && [words.early, words.earlyValue(renewal.opensMonthsBefore)],
          renewal.by !== 'nothing' && [words.late, words.lateValue(renewal.graceDays)],
        ]}
      />
    </Rule>
  );
}

function UnfinishedRule({ unfinished }: Pick<Policy['retention'], 'unfinished'>) {
  return (
    <Rule title={words.unfinished} {...unfinished}>
      <Facts
        of={[
          [words.unfinishedDraft, words.unfinishedValue(unfinished.draftMonths)],
          [words.unfinishedReturned, words.unfinishedValue(unfinished.returnedMonths)],
          [words.unfinishedUndecided, words.unfinishedUndecidedValue(unfinished.undecidedMonths)],
          [words.unfinishedTold, words.unfinishedToldValue(unfinished.noticeDays)],
        ]}
      />
    </Rule>
  );
}

/** A plain list of sentences. */
function List({ of }: { of: readonly string[] }) {
  return (
    <ul>
      {of.map((one) => (
        <li>{one}</li>
      ))}
    </ul>
  );
}
