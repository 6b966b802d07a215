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
  if (until) return page(words.shownTitle, <ShownPage until={until} zone={house.zone} />, { section: '/me' });
  const accounts = self && house.provider ? await accountsOf(call.visit.db, self.id) : [];
  const provider = accounts.length > 0 ? house.provider?.label : undefined;
  return page(words.title, <AskingPage self={self} provider={provider} />, { section: '/me' });
}

/** The letter goes to the person who is signed in, whoever sits before the browser. */
async function sendLetter(call: Call, house: ProviderHouse): Promise<Answer> {
  const self = await personOf(call.visit.db, signedIn(call));
  const identifier = self?.memberNumber ?? self?.email;
  if (identifier) await askForLetter(call, house.head(), { identifier, thenPath: address });
  return seeOther('/sign-in/code');
}

function ShownPage({ until, zone }: { readonly until: Date; readonly zone: string }): VNode {
  return (
    <>
      <Head title={words.shownTitle} lede={words.shownLede} />
      <Section title={words.now}>
        <p>{words.shownTodo}</p>
        <Fine>
          {words.until} <Moment at={addMilliseconds(until, -1)} zone={zone} as="time" />.
        </Fine>
      </Section>
    </>
  );
}

interface AskingProps {
  readonly self: Person | undefined;
  /** What the provider is called, where an account there lets them in. */
  readonly provider: string | undefined;
}

function AskingPage({ self, provider }: AskingProps): VNode {
  return (
    <>
      <Head title={words.title} lede={words.lede} />
      <Section title={words.byLetter}>
        {self?.email ? (
          <PostForm action={address}>
            <p>{words.letterTo(self.email)}</p>
            <Button>{words.send}</Button>
          </PostForm>
        ) : (
          <p>{words.noAddress}</p>
        )}
      </Section>
      {provider && (
        <Section title={provider}>
          <p>{providerWords.againLede(provider)}</p>
          <LinkButton href="/sign-in/provider?again" kind="quiet">
            {providerWords.again(provider)}
          </LinkButton>
        </Section>
      )}
    </>
  );
}
