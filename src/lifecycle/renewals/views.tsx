import type { VNode } from 'preact';
import type { Group } from '../../groups/index.ts';
import type { Wording } from '../../platform/plug.ts';
import { Button, Day, Facts, LinkButton, Obstacles, PostForm, Section } from '../../platform/web/parts/index.ts';
import { neededFor, type JudgedRenewal } from './queries.ts';
import { wayOf, windowOf } from './rules.ts';
import { words } from './words.ts';

interface Stands {
  readonly group: Group;
  readonly judged: JudgedRenewal;
  /** The one that whoever reads is writing. */
  readonly draft: number | null;
  /** Why it cannot be begun by whoever reads, in words. */
  readonly impediments: readonly Wording[];
}

/** How the term stands, and the next step or why there is none. */
export function RenewalStands({ group, judged, draft, impediments }: Stands): VNode {
  const { underWay } = judged.standing;
  return (
    <>
      <Section title={words.stands}>
        <TermFacts judged={judged} />
      </Section>
      {underWay ? (
        <UnderWay underWay={underWay} />
      ) : draft !== null ? (
        <Section title={words.yourDraft}>
          <p>{words.firstGoesOn}</p>
          <LinkButton href={`/petitions/${draft}/draft`}>{words.goOn}</LinkButton>
        </Section>
      ) : isRecorded(judged) ? (
        <Section title={words.recorded}>
          <p>
            <a href={`/groups/${group.slug}/renewal/record`}>{words.recordedLink}</a>
          </p>
        </Section>
      ) : impediments.length > 0 ? (
        <Section title={words.notNow}>
          <Obstacles wordings={impediments} quiet />
        </Section>
      ) : (
        <Begin group={group} judged={judged} />
      )}
    </>
  );
}

/** Whether it is renewed without a petition; one that has lapsed is begun again by petition all the same. */
const isRecorded = ({ standing, rules }: JudgedRenewal): boolean =>
  wayOf(standing) === 'renewal' && ['registration', 'deliverables', 'agreement'].includes(rules.renewal.by);

function TermFacts({ judged }: { judged: JudgedRenewal }): VNode {
  const { standing, rules } = judged;
  const { group, term, renewals } = standing;
  const way = wayOf(standing);
  const { lapses } = rules.ending;
  const { fromOn, untilOn } = windowOf(standing, rules);
  const ends = way === 'revival' || (rules.renewal.by !== 'nothing' && Boolean(term?.untilOn));
  const byPetition = way === 'revival' || 'count' in rules.renewal;
  return (
    <Facts
      of={[
        [words.term, term ? words.termValue(term.fromOn, term.untilOn) : words.noTerm],
        group.endedOn !== null && [words.lapsedOn, <Day on={group.endedOn} />],
        rules.renewal.by !== 'nothing' && [words.renewals, words.renewalsValue(renewals, rules.renewal.atMost)],
        ends && fromOn !== null && [words.begun[way], untilOn ? words.between(fromOn, untilOn) : words.from(fromOn)],
        ends && byPetition && [words.needed, words.neededValue(neededFor(judged))],
        ends && [words.next, way === 'revival' ? words.nextRevived : words.nextValue(term!.untilOn!)],
        typeof lapses === 'object' &&
          lapses !== null && [words.inactive, words.inactiveValue(lapses.whenInactiveMonths)],
        [words.judgedBy, <a href={rules.href}>{rules.title}</a>],
      ]}
    />
  );
}

function UnderWay({ underWay }: { underWay: NonNullable<JudgedRenewal['standing']['underWay']> }): VNode {
  const isHidden = underWay.state === 'screening';
  return (
    <Section title={words.underWay}>
      {isHidden ? (
        <p>{words.hiddenUnderWay}</p>
      ) : (
        <p>
          {underWay.filedOn && `${words.pending(underWay.filedOn)} `}
          <a href={`/petitions/${underWay.petition}`}>{words.readIt}</a>
        </p>
      )}
    </Section>
  );
}

function Begin({ group, judged: { standing } }: { group: Group; judged: JudgedRenewal }): VNode {
  const way = wayOf(standing);
  return (
    <Section title={words.begin[way]}>
      <p>{words.beginWhy[way]}</p>
      <p>{words.firstGoesOn}</p>
      <PostForm action={`/groups/${group.slug}/renewal`}>
        <Button>{words.button[way]}</Button>
      </PostForm>
    </Section>
  );
}
