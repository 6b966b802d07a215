import type { VNode } from 'preact';
import { addMilliseconds } from '../../../platform/time/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import { Button, Fine, Head, LinkButton, Moment, PostForm, Section } from '../../../platform/web/parts/index.ts';
import { LetterIsLess } from '../../passkeys/pages/section.tsx';
import { PasskeyOffer, placeForPasskeys } from '../../passkeys/pages/views.tsx';
import { passkeysOf } from '../../passkeys/queries.ts';
import { words as passkeyWords } from '../../passkeys/words.ts';
import { accountsOf } from '../../provider/queries.ts';
import type { ProviderHouse } from '../../provider/pages/house.ts';
import { words as providerWords } from '../../provider/words.ts';
import type { Person } from '../model.ts';
import { personOf } from '../queries.ts';
import { proofHoldsUntil } from '../rules.ts';
import { againWords as words } from '../words.ts';
import { askForLetter } from './letter-desk.ts';

const address = '/sign-in/again';

/** `/sign-in/again`: whoever is signed in shows once more that it is they, before a grave act. */
export function againRoutes(house: ProviderHouse): Route[] {
  return [get(address, (call) => againPage(call, house)), post(address, (call) => sendLetter(call, house))];
}

async function againPage(call: Call, house: ProviderHouse): Promise<Answer> {
  const self = await personOf(call.visit.db, signedIn(call));
  const until = proofHoldsUntil(call.proof, house.proofLastsMs, call.visit.at);
  const hasPasskey = self !== undefined && (await passkeysOf(call.visit.db, self.id)).length > 0;
  if (until) {
    // A letter shows who one is, and does not give what waits for a passkey.
    const more = hasPasskey && call.withheld.size > 0 && <ByPasskey call={call} />;
    return page(words.shownTitle, <ShownPage until={until} zone={house.zone} more={more} />, { section: '/me' });
  }
  const accounts = self && house.provider ? await accountsOf(call.visit.db, self.id) : [];
  const provider = accounts.length > 0 ? house.provider?.label : undefined;
  const body = (
    <>
      <Head title={words.title} lede={words.lede} />
      {hasPasskey && <ByPasskey call={call} />}
      <ByLetter self={self} call={call} house={house} />
      {provider && <ByProvider label={provider} />}
    </>
  );
  return page(words.title, body, { section: '/me' });
}

/** The letter goes to the person who is signed in, whoever sits before the browser. */
async function sendLetter(call: Call, house: ProviderHouse): Promise<Answer> {
  const self = await personOf(call.visit.db, signedIn(call));
  const identifier = self?.memberNumber ?? self?.email;
  if (identifier) await askForLetter(call, house.head(), { identifier, thenPath: address });
  return seeOther('/sign-in/code');
}

interface ShownProps {
  readonly until: Date;
  readonly zone: string;
  /** What can be shown besides. */
  readonly more: VNode | false;
}

function ShownPage({ until, zone, more }: ShownProps): VNode {
  return (
    <>
      <Head title={words.shownTitle} lede={words.shownLede} />
      <Section title={words.now}>
        <p>{words.shownTodo}</p>
        <Fine>
          {words.until} <Moment at={addMilliseconds(until, -1)} zone={zone} as="time" />.
        </Fine>
      </Section>
      {more}
    </>
  );
}

function ByPasskey({ call }: { readonly call: Call }): VNode {
  return (
    <Section title={passkeyWords.title}>
      <PasskeyOffer place={placeForPasskeys(call)} thenPath={address} label={passkeyWords.show} kind="filled" />
    </Section>
  );
}

interface ByLetterProps {
  readonly self: Person | undefined;
  readonly call: Call;
  readonly house: ProviderHouse;
}

function ByLetter({ self, call, house }: ByLetterProps): VNode {
  return (
    <Section title={words.byLetter}>
      {self?.email ? (
        <PostForm action={address}>
          <p>{words.letterTo(self.email)}</p>
          <Button kind="quiet">{words.send}</Button>
        </PostForm>
      ) : (
        <p>{words.noAddress}</p>
      )}
      <LetterIsLess call={call} passkeyWords={house.passkeyWords} />
    </Section>
  );
}

function ByProvider({ label }: { readonly label: string }): VNode {
  return (
    <Section title={label}>
      <p>{providerWords.againLede(label)}</p>
      <LinkButton href="/sign-in/provider?again" kind="quiet">
        {providerWords.again(label)}
      </LinkButton>
    </Section>
  );
}
