import type { ComponentChildren, VNode } from 'preact';
import { Banner, Count, Empty, Fine, Section, State, Table } from '../../platform/web/parts/index.ts';
import { stateWords } from '../../charters/index.ts';
import { titleOf, type Policy } from '../../policies/index.ts';
import type { Effects } from './effects.ts';
import type { GroupEffect, PetitionEffect, Pinned } from './model.ts';
import { groupSentence, petitionSentence, words } from './words.ts';

const mostShown = 200;

const rulesOf = ({ id, version }: Policy): string => `/rules/${id}/${version}`;

/** How much is judged by which version. */
export function Judged({ pinned }: { readonly pinned: readonly Pinned[] }): VNode {
  if (pinned.length === 0) return <Empty title={words.nothing}>{words.nothingWhy}</Empty>;
  return (
    <Table
      caption={words.judgedCaption}
      captionUnseen
      columns={[
        { label: words.version, head: true },
        { label: words.petitions, num: true },
        { label: words.groups, num: true },
      ]}
      rows={pinned.map(({ policy, petitions, groups }) => ({
        cells: [<a href={rulesOf(policy)}>{titleOf(policy)}</a>, <Count of={petitions} />, <Count of={groups} />],
      }))}
    />
  );
}

/** What would differ: how many of each, and then one by one. */
export function EffectsTold({ effects }: { readonly effects: Effects }): VNode {
  return (
    <>
      <InShort effects={effects} />
      <Section title={words.ofPetitions} wide>
        <Listed
          what={words.petition}
          rows={effects.petitions.map(({ petition, effects: its }) => ({
            name: (
              <>
                <a href={`/petitions/${petition.id}`}>{petition.title}</a>{' '}
                <State of={petition.state}>{stateWords[petition.state]}</State>
              </>
            ),
            version: petition.policyVersion,
            sentences: its.map(petitionSentence),
          }))}
        />
        <Rest
          listed={effects.petitions.length}
          same={effects.same.petitions}
          hidden={effects.hidden}
          of={words.petitionsOf}
        />
      </Section>
      <Section title={words.ofGroups} wide>
        <Listed
          what={words.group}
          rows={effects.groups.map(({ group, term, effects: its }) => ({
            name: <a href={`/groups/${group.slug}`}>{group.name}</a>,
            version: term.policyVersion,
            sentences: its.map(groupSentence),
          }))}
        />
        <Rest listed={effects.groups.length} same={effects.same.groups} hidden={0} of={words.groupsOf} />
      </Section>
    </>
  );
}

interface ListedProps {
  readonly what: string;
  readonly rows: readonly {
    readonly name: ComponentChildren;
    readonly version: string;
    readonly sentences: readonly string[];
  }[];
}

function Listed({ what, rows }: ListedProps) {
  if (rows.length === 0) return null;
  return (
    <>
      <Table
        caption={words.differs}
        captionUnseen
        columns={[{ label: what, head: true }, { label: words.now }, { label: words.differs }]}
        rows={rows.slice(0, mostShown).map(({ name, version, sentences }) => ({
          cells: [
            name,
            version,
            <>
              {sentences.map((sentence) => (
                <p>{sentence}</p>
              ))}
            </>,
          ],
        }))}
      />
      {rows.length > mostShown && <Fine>{words.more(rows.length - mostShown)}</Fine>}
    </>
  );
}

interface RestProps {
  readonly listed: number;
  readonly same: number;
  readonly hidden: number;
  readonly of: { readonly none: string; readonly same: (count: number) => string };
}

function Rest({ listed, same, hidden, of }: RestProps) {
  return (
    <>
      {listed + same + hidden === 0 && <p>{of.none}</p>}
      {same > 0 && <p>{of.same(same)}</p>}
      {hidden > 0 && <p>{words.hidden(hidden)}</p>}
    </>
  );
}

function InShort({ effects: { petitions, groups } }: { readonly effects: Effects }) {
  const ofPetitions = petitions.flatMap(({ effects }) => effects);
  const ofGroups = groups.flatMap(({ effects }) => effects);
  const facts = [
    counted(words.count.needed, ofPetitions, ({ code }) => code === 'needed'),
    counted(words.count.tooFew, ofPetitions, lacksSignatures),
    counted(words.count.window, ofPetitions, ({ code }) => code === 'window'),
    counted(words.count.over, ofPetitions, (effect) => effect.code === 'window' && effect.isOver),
    counted(words.count.term, ofPetitions, ({ code }) => code === 'term'),
    counted(words.count.ends, ofGroups, ({ code }) => code === 'ends'),
    counted(words.count.lapsed, ofGroups, (effect) => effect.code === 'ends' && effect.isOver),
    counted(words.count.opens, ofGroups, ({ code }) => code === 'opens'),
    counted(words.count.renewals, ofGroups, ({ code }) => code === 'renewals'),
    counted(words.count.usedUp, ofGroups, isUsedUp),
    counted(words.count['renewed-by'], ofGroups, ({ code }) => code === 'renewed-by'),
  ].filter((sentence) => sentence !== null);
  if (facts.length === 0) return null;
  return (
    <Section title={words.inShort}>
      <ul>
        {facts.map((sentence) => (
          <li>{sentence}.</li>
        ))}
      </ul>
    </Section>
  );
}

const lacksSignatures = (effect: PetitionEffect): boolean =>
  effect.code === 'needed' && typeof effect.otherwise === 'number' && effect.signed < effect.otherwise;

const isUsedUp = (effect: GroupEffect): boolean =>
  effect.code === 'renewals' && effect.otherwise !== null && effect.had >= effect.otherwise;

function counted<E>(say: (count: number) => string, effects: readonly E[], is: (effect: E) => boolean): string | null {
  const count = effects.filter(is).length;
  return count > 0 ? say(count) : null;
}

interface LookedAtProps {
  readonly limits: readonly string[];
  /** Whether a version of its name is kept, and says something else. */
  readonly isKnownOtherwise: boolean;
}

/** What is to be known of a text that was only looked at. */
export function LookedAt({ limits, isKnownOtherwise }: LookedAtProps): VNode {
  return (
    <>
      <Banner title={words.notKept}>{words.notKeptWhat}</Banner>
      {(isKnownOtherwise || limits.length > 0) && (
        <Section title={words.cannot}>
          {isKnownOtherwise && (
            <p>
              <b>{words.known}.</b> {words.knownWhat}
            </p>
          )}
          {limits.length > 0 && (
            <ul>
              {limits.map((limit) => (
                <li>{limit}</li>
              ))}
            </ul>
          )}
        </Section>
      )}
    </>
  );
}
