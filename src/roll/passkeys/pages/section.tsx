import type { VNode } from 'preact';
import type { PersonId } from '../../../platform/act/index.ts';
import type { Call } from '../../../platform/web/index.ts';
import { Banner, Button, Fine, Moment, PostForm, Section } from '../../../platform/web/parts/index.ts';
import type { SignInHouse } from '../../persons/house.ts';
import { proofHoldsUntil } from '../../persons/rules.ts';
import type { Passkey, Reset } from '../model.ts';
import { openResetOf, passkeysOf } from '../queries.ts';
import { impedimentsToChanging } from '../rules.ts';
import { words } from '../words.ts';
import { PasskeyEntries, PasskeyMaker, placeForPasskeys, ShowFirst } from './views.tsx';

/** What the page about ways in tells of somebody's passkeys. */
export interface OwnPasskeys {
  readonly passkeys: readonly Passkey[];
  readonly reset: Reset | undefined;
}

export async function ownPasskeys({ visit }: Call, person: PersonId): Promise<OwnPasskeys> {
  const [passkeys, reset] = await Promise.all([passkeysOf(visit.db, person), openResetOf(visit, person)]);
  return { passkeys, reset };
}

interface Of {
  readonly own: OwnPasskeys;
  readonly call: Call;
  readonly house: SignInHouse;
}

/** What matters before all else: that rights wait, or that somebody wants to take the passkeys away. */
export function PasskeyBanner({ own: { reset }, call, house }: Of): VNode | null {
  if (reset)
    return (
      <Banner tone="bad" title={words.resetWaits}>
        <p>
          {words.resetWaitsUntil} <Moment at={reset.expiresAt} zone={house.zone} />.
        </p>
        <PostForm action="/me/passkeys/reset/dropping" row>
          <Button kind="quiet">{words.resetStop}</Button>
        </PostForm>
      </Banner>
    );
  if (call.withheld.size === 0) return null;
  return (
    <Banner tone="warn" title={words.withheld}>
      <p>{words.withheldTodo}</p>
    </Banner>
  );
}

/** The section of passkeys: those that there are, and a way to make one. */
export function PasskeySection({ own: { passkeys }, call, house }: Of): VNode {
  const changing = { passkeys: passkeys.length, isWithheld: call.withheld.size > 0 };
  const mayChange = impedimentsToChanging(changing).length === 0;
  return (
    <Section title={words.title}>
      <p>{words.what}</p>
      {passkeys.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <PasskeyEntries passkeys={passkeys} zone={house.zone} mayRemove={mayChange} />
      )}
      <Making isFirst={passkeys.length === 0} mayChange={mayChange} call={call} house={house} />
    </Section>
  );
}

interface MakingProps extends Omit<Of, 'own'> {
  readonly isFirst: boolean;
  readonly mayChange: boolean;
}

function Making({ isFirst, mayChange, call, house }: MakingProps): VNode {
  if (!mayChange) return <ShowFirst why={words.firstWhy} label={words.first} />;
  if (!proofHoldsUntil(call.proof, house.proofLastsMs, call.visit.at))
    return <ShowFirst why={words.freshWhy} label={words.showYourself} />;
  return <PasskeyMaker place={placeForPasskeys(call)} isFirst={isFirst} />;
}

/** What coming in by letter leaves out. */
export function LetterIsLess({
  call,
  passkeyWords,
}: {
  readonly call: Call;
  readonly passkeyWords: readonly string[];
}) {
  const isLess = call.proof?.by === 'passkey' && passkeyWords.some((word) => call.visit.grants.has(word));
  return isLess ? <Fine>{words.letterIsLess}</Fine> : null;
}
