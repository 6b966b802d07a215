import type { VNode } from 'preact';
import type { Wording } from '../../platform/plug.ts';
import { Button, Card, Fine, LinkButton, Moment, PostForm, Tick } from '../../platform/web/parts/index.ts';
import type { Group } from '../registry/model.ts';
import { participationWords, words as groupWords } from '../registry/words.ts';
import type { Participation } from './model.ts';
import type { NamedParticipant } from './queries.ts';
import { words } from './words.ts';

/** What joining looks like to one visitor. */
export interface JoinPanelProps {
  readonly group: Pick<Group, 'slug' | 'state' | 'participation'>;
  readonly signedIn: boolean;
  /** The visitor's present time in the group, if they take part. */
  readonly participation: Participation | undefined;
  /** What keeps the visitor from joining. */
  readonly reasons: readonly Wording[];
  readonly zone: string;
}

/** *Am I in?* and the one thing that can be done about it. */
export function JoinPanel(props: JoinPanelProps): VNode {
  return (
    <Card raised={props.group.state === 'active'} id="belonging">
      {props.participation ? <Inside {...props} participation={props.participation} /> : <Outside {...props} />}
    </Card>
  );
}

/** For one who takes part: since when, to be named or not, to leave. */
function Inside({ group, participation, zone }: JoinPanelProps & { participation: Participation }): VNode {
  const { nameShown, sinceAt, standingEndedOn } = participation;
  return (
    <>
      <p>
        <strong>{words.in}</strong>
        <br />
        {words.joinedOn} <Moment at={sinceAt} zone={zone} as="day" />. {nameShown ? words.shown : words.notShown}
      </p>
      {standingEndedOn && <Fine>{words.marked}</Fine>}
      <PostForm action={`/groups/${group.slug}/visibility`} row>
        <Button kind="quiet" name="shown" value={nameShown ? 'no' : 'yes'}>
          {nameShown ? words.hide : words.show}
        </Button>
        <a href={`/groups/${group.slug}/departure`}>{words.leave}</a>
      </PostForm>
    </>
  );
}

/** For one who does not: a button, the way to sign in, or all that stands in the way. */
function Outside({ group, signedIn, reasons }: JoinPanelProps): VNode {
  if (group.state !== 'active') return <p>{group.state === 'lapsed' ? words.lapsed : words.ended}</p>;
  return (
    <>
      <p>
        <strong>{words.notIn}</strong>
        <br />
        {participationWords[group.participation]}
      </p>
      {signedIn && reasons.length > 0 && <Why reasons={reasons} />}
      {(!signedIn || reasons.length === 0) && (
        <p>
          <LinkButton href={`/groups/${group.slug}/participation`} block>
            {words.join}
          </LinkButton>
        </p>
      )}
    </>
  );
}

function Why({ reasons }: { reasons: readonly Wording[] }): VNode {
  return (
    <>
      <p>{words.why}</p>
      <ul>
        {reasons.map(({ say, todo }) => (
          <li>
            {say} {todo?.href ? <a href={todo.href}>{todo.label}</a> : todo?.label}
          </li>
        ))}
      </ul>
    </>
  );
}

/** One press, and the choice whether to be named. */
export function JoinForm({
  slug,
  label,
  cameFrom,
}: {
  slug: string;
  label: string;
  cameFrom?: string | undefined;
}): VNode {
  return (
    <PostForm action={`/groups/${slug}/participation`}>
      {cameFrom && <input type="hidden" name="cameFrom" value={cameFrom} />}
      <Tick name="shown" hint={words.showMeHint}>
        {words.showMe}
      </Tick>
      <p>
        <Button>{label}</Button>
      </p>
    </PostForm>
  );
}

/** Those who chose to be named. */
export interface RosterProps {
  readonly group: Pick<Group, 'rosterShown'>;
  readonly named: readonly NamedParticipant[];
  readonly count: { readonly all: number; readonly shown: number };
}

/** Who takes part: the number always, the names of those who chose so. */
export function Roster({ group, named, count }: RosterProps): VNode {
  const all = `${groupWords.participants(count.all)}.`;
  if (!group.rosterShown) return <p>{`${all} ${words.rosterClosed}`}</p>;
  if (named.length === 0) return <p>{`${all} ${words.rosterEmpty}`}</p>;
  return (
    <>
      <p>{words.rosterCount(count.shown, count.all)}</p>
      <ul class="columns">
        {named.map(({ name }) => (
          <li>{name}</li>
        ))}
      </ul>
    </>
  );
}
