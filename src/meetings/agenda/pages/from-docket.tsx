import type { Wording } from '../../../platform/plug.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import { Button, Entries, Entry, PostForm, Section } from '../../../platform/web/parts/index.ts';
import type { AgendaOffer } from '../model.ts';
import { isReady, keyOf } from '../offers.ts';
import { words } from '../words.ts';

interface FromDocketProps {
  readonly sitting: number;
  /** Before the body, and not on the agenda. */
  readonly offers: readonly AgendaOffer[];
  readonly word: (impediment: Impediment) => Wording;
}

/** What the body can decide at the meeting, to be drawn by one press; what it cannot stands apart, with the reason. */
export function FromDocket({ sitting, offers, word }: FromDocketProps) {
  const ready = offers.filter(isReady);
  const apart = offers.filter((offer) => !isReady(offer));
  const action = `/meetings/${sitting}/agenda/docket`;
  return (
    <Section title={words.fromDocket} id="docket">
      {ready.length > 0 && (
        <>
          <p>{words.fromDocketWhy}</p>
          <ul>
            {ready.map(({ title, address }) => (
              <li>
                <a href={address}>{title}</a>
              </li>
            ))}
          </ul>
          <PostForm action={action} row>
            <Button kind="quiet">{words.draw}</Button>
          </PostForm>
        </>
      )}
      {apart.length > 0 && (
        <>
          <p>{words.apartWhy}</p>
          <Entries>
            {apart.map((offer) => (
              <Entry title={offer.title} href={offer.address}>
                <Reasons of={[...offer.barred, ...offer.apart]} word={word} />
                {offer.barred.length === 0 && (
                  <PostForm action={action} row>
                    <input type="hidden" name="only" value={keyOf(offer.subject)} />
                    <Button kind="quiet" label={words.allTheSameOf(offer.title)}>
                      {words.allTheSame}
                    </Button>
                  </PostForm>
                )}
              </Entry>
            ))}
          </Entries>
        </>
      )}
    </Section>
  );
}

/** Why the body cannot decide on it at the meeting, each with where that is seen. */
export function Reasons({ of, word }: { readonly of: readonly Impediment[]; readonly word: FromDocketProps['word'] }) {
  return (
    <>
      {of.map(word).map(({ say, todo }) => (
        <p>
          {say} {todo?.href && <a href={todo.href}>{todo.label}</a>}
        </p>
      ))}
    </>
  );
}
