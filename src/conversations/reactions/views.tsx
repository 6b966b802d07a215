import type { VNode } from 'preact';
import { Details, PostForm } from '../../platform/web/parts/index.ts';
import { countWritten } from '../../platform/written/index.ts';
import { reactionKinds, type Reaction, type ReactionKind } from './model.ts';
import { reactionWords, words } from './words.ts';

interface ReactionsProps {
  /** Of the message, within its list. */
  readonly number: number;
  /** The address of the message. */
  readonly message: string;
  readonly reactions: readonly Reaction[];
  readonly by: string | null;
  readonly mayReact: boolean;
  /** Of those who reacted; null for whoever is only told how many they are. */
  readonly names: ReadonlyMap<string, { readonly name: string }> | null;
}

/** What was said to a message in one word, and how one says it. */
export function Reactions(props: ReactionsProps): VNode | null {
  const { number, reactions, mayReact, names } = props;
  const found = (kind: ReactionKind) => reactions.find((each) => each.kind === kind);
  const given = reactionKinds.filter(found);
  const left = mayReact ? reactionKinds.filter((kind) => !found(kind)) : [];
  if (given.length + left.length === 0) return null;
  const shown = (kind: ReactionKind) => <OneReaction {...props} kind={kind} persons={found(kind)?.persons ?? []} />;
  return (
    <div class="reactions" id={`r${number}`} data-reactions>
      {given.length > 0 && <ul aria-label={words.label(number)}>{given.map(shown)}</ul>}
      {left.length > 0 && (
        <Details summary={words.react}>
          <ul>{left.map(shown)}</ul>
        </Details>
      )}
      {names && given.length > 0 && (
        <Details summary={words.who}>
          {given.map((kind) => (
            <p>
              {reactionWords[kind].label}:{' '}
              {found(kind)!
                .persons.map((person) => names.get(person)?.name || words.somebody)
                .join(', ')}
            </p>
          ))}
        </Details>
      )}
    </div>
  );
}

type OneProps = ReactionsProps & { readonly kind: ReactionKind; readonly persons: readonly string[] };

function OneReaction({ number, message, by, mayReact, kind, persons }: OneProps): VNode {
  const isOwn = by !== null && persons.includes(by);
  const { sign, label, counted } = reactionWords[kind];
  const matter = (
    <>
      <span aria-hidden="true">{sign}</span>
      {persons.length > 0 ? `${countWritten(persons.length)} ${counted}` : label}
      <span class="vh">{isOwn ? words.takeBack(number) : words.to(number)}</span>
    </>
  );
  if (!mayReact && !isOwn)
    return (
      <li>
        <span class="chip">{matter}</span>
      </li>
    );
  return (
    <li>
      <PostForm action={`${message}/reactions/${kind}${isOwn ? '/end' : ''}`} row>
        <button class={isOwn ? 'chip own' : 'chip'} value={kind}>
          {matter}
        </button>
      </PostForm>
    </li>
  );
}
