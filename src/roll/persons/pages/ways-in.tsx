import type { VNode } from 'preact';
import { get, page, signedIn, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { Banner, Crumbs, Fine, Head, Section } from '../../../platform/web/parts/index.ts';
import { accountsOf } from '../../provider/queries.ts';
import type { ProviderHouse } from '../../provider/pages/house.ts';
import { Accounts } from '../../provider/pages/views.tsx';
import { words as providerWords } from '../../provider/words.ts';
import { ownPasskeys, PasskeyBanner, PasskeySection } from '../../passkeys/pages/section.tsx';
import type { Person } from '../model.ts';
import { personOf } from '../queries.ts';
import { waysWords as words } from '../words.ts';

/** `/me/ways-in`: by what somebody comes in, and what of it they can change. */
export function waysInRoute(house: ProviderHouse): Route {
  return get('/me/ways-in', (call) => waysInPage(call, house));
}

async function waysInPage(call: Call, house: ProviderHouse): Promise<Answer> {
  const { provider, zone } = house;
  const person = signedIn(call);
  const { db } = call.visit;
  const [self, accounts, own] = await Promise.all([
    personOf(db, person),
    provider ? accountsOf(db, person) : [],
    ownPasskeys(call, person),
  ]);
  const body = (
    <>
      <Crumbs links={[{ href: '/me', label: words.back }]} />
      <Head title={words.title} lede={words.lede} />
      {noticeIn(call, provider?.label) ?? <PasskeyBanner own={own} call={call} house={house} />}
      <PasskeySection own={own} call={call} house={house} />
      <ByLetter self={self} />
      {provider && <Accounts label={provider.label} accounts={accounts} zone={zone} />}
    </>
  );
  return page(words.title, body, { section: '/me' });
}

/** What has just been done. */
function noticeIn({ query }: Call, label: string | undefined): VNode | null {
  if (label && query.has('linked')) return <Banner tone="good" title={providerWords.linkedNow(label)} arrives />;
  if (label && query.has('unlinked')) return <Banner tone="good" title={providerWords.unlinkedNow(label)} arrives />;
  return null;
}

function ByLetter({ self }: { readonly self: Person | undefined }): VNode {
  return (
    <Section title={words.byLetter}>
      <p>{self?.email ? words.letterTo(self.email) : words.noAddress}</p>
      <Fine>{self?.member ? words.addressOfRoll : words.addressOfOurs}</Fine>
    </Section>
  );
}
