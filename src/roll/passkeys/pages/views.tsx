import type { VNode } from 'preact';
import type { Call } from '../../../platform/web/index.ts';
import {
  Button,
  Details,
  Entries,
  Entry,
  Field,
  Fine,
  LinkButton,
  Moment,
  PostForm,
} from '../../../platform/web/parts/index.ts';
import type { Passkey } from '../model.ts';
import { relyingPartyAt } from '../rules.ts';
import { words } from '../words.ts';

type Asked = Pick<Call, 'baseUrl' | 'headers' | 'path'>;

/** Where passkeys can be made: here, at this address instead, or nowhere. */
export function placeForPasskeys({ baseUrl, headers, path }: Asked): 'here' | 'nowhere' | { readonly instead: string } {
  const party = relyingPartyAt(baseUrl);
  if (!party) return 'nowhere';
  // Only a house that is reached by number needs to look: a proxy may ask us by another name than readers do.
  const isByNumber = new URL(baseUrl).hostname !== party.id;
  const isHere = !isByNumber || (headers.get('host') ?? '').startsWith(`${party.id}:`);
  return isHere ? 'here' : { instead: party.origin + path };
}

interface OfferProps {
  readonly place: ReturnType<typeof placeForPasskeys>;
  readonly thenPath: string;
  readonly label: string;
  readonly kind?: 'filled' | 'quiet';
}

/** A button that asks the browser for a passkey; its script shows it where there can be one. */
export function PasskeyOffer({ place, thenPath, label, kind = 'quiet' }: OfferProps): VNode | null {
  if (place === 'nowhere') return null;
  if (place !== 'here') return <NamedAddress at={place.instead} />;
  return (
    <>
      <form
        class="flow"
        action="/sign-in/passkey"
        data-passkey="show"
        data-challenge="/sign-in/passkey/challenge"
        hidden
      >
        <input type="hidden" name="thenPath" value={thenPath} />
        <Button kind={kind}>{label}</Button>
        <output class="hint" />
      </form>
      <p class="hint" data-without-passkey>
        {words.without}
      </p>
    </>
  );
}

/** The same, to make one. */
export function PasskeyMaker({ place, isFirst }: Pick<OfferProps, 'place'> & { readonly isFirst: boolean }) {
  if (place === 'nowhere') return null;
  if (place !== 'here') return <NamedAddress at={place.instead} />;
  return (
    <>
      <form class="flow" action="/me/passkeys" data-passkey="make" data-challenge="/me/passkeys/challenge" hidden>
        <Field name="name" id="new-passkey" label={words.name} hint={words.nameHint} required />
        <Button kind={isFirst ? 'filled' : 'quiet'}>{isFirst ? words.make : words.another}</Button>
        <output class="hint" />
      </form>
      <p class="hint" data-without-passkey>
        {words.withoutMaking}
      </p>
    </>
  );
}

function NamedAddress({ at }: { readonly at: string }) {
  return (
    <Fine>
      {words.noName} <a href={at}>{at}</a>.
    </Fine>
  );
}

interface EntriesProps {
  readonly passkeys: readonly Passkey[];
  readonly zone: string;
  readonly mayRemove: boolean;
}

/** One's passkeys, each with what can be done about it. */
export function PasskeyEntries({ passkeys, zone, mayRemove }: EntriesProps) {
  return (
    <Entries>
      {passkeys.map(({ id, name, madeAt, usedAt }, index) => (
        <Entry title={name}>
          <Fine>
            {words.madeOn} <Moment at={madeAt} zone={zone} as="day" />,{' '}
            {usedAt ? (
              <>
                {words.usedLast} <Moment at={usedAt} zone={zone} />
              </>
            ) : (
              words.neverUsed
            )}
          </Fine>
          {mayRemove && (
            <PostForm action={`/me/passkeys/${id}/removal`} row>
              <Button kind="quiet" label={words.removeOf(name)}>
                {words.remove}
              </Button>
            </PostForm>
          )}
          <Details summary={words.renameOf(name)}>
            <PostForm action={`/me/passkeys/${id}/name`}>
              <Field
                name="name"
                id={`passkey-${index}`}
                label={words.name}
                value={name}
                beside={<Button kind="quiet">{words.rename}</Button>}
              />
            </PostForm>
          </Details>
        </Entry>
      ))}
    </Entries>
  );
}

/** Leads whoever must show themselves before they change passkeys. */
export function ShowFirst({ why, label }: { readonly why: string; readonly label: string }) {
  return (
    <>
      <p>{why}</p>
      <LinkButton href="/sign-in/again" kind="quiet">
        {label}
      </LinkButton>
    </>
  );
}
