import type { ComponentChildren } from 'preact';
import { Day, Fine, Head, LinkButton, Section, State, Steps, Table } from '../../platform/web/parts/index.ts';
import { addDays, type CalendarDay } from '../../platform/time/index.ts';
import { capital, type Association, type CommitteeMeeting } from '../../roll/index.ts';
import type { Policy } from './model.ts';
import { stepsToStart, type StartStep } from './steps.ts';
import { groupWords } from '../told/words.ts';
import { gistOf, rulesWords as words, startWords } from './words.ts';

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

export const addressOf = ({ id, version }: Pick<Policy, 'id' | 'version'>): string => `/rules/${id}/${version}`;

export function VersionState({ policy, untilOn, today }: DatedPolicy & { readonly today: CalendarDay }) {
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
    capital(groupWords.termValue(policy.group.term)),
    <Day on={policy.effectiveOn} as="short" />,
    untilOn ? <Day on={addDays(untilOn, -1)} as="short" /> : words.open,
    <VersionState {...dated} today={today} />,
  ];
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
