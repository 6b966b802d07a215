import { publicRecords, publishedBy, sealingKey, serverOf } from '../../platform/mail/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { Crumbs, Head } from '../../platform/web/parts/index.ts';
import { get, page, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { deliverabilityOf, listHref, listOfOwner, type List } from '../../conversations/index.ts';
import type { SiteHouse } from '../house.ts';
import { Fared, Records, Trouble } from './views.tsx';
import { words } from './words.ts';

/** How the mail of a list fares, for its owners; and that of all lists, for who administers the house. */
export const deliverabilityRoutes = (site: SiteHouse): Route[] => [
  get('/lists/:slug/deliverability', (call) => ofList(call, site)),
  get('/mail/deliverability', (call) => ofAll(call, site)),
];

async function ofList(call: Call, site: SiteHouse): Promise<Answer> {
  signedIn(call);
  return shown(call, site, await listOfOwner(call.visit, call.params['slug']));
}

async function ofAll(call: Call, site: SiteHouse): Promise<Answer> {
  signedIn(call);
  if (!call.visit.grants.has('administration')) throw new NotFound();
  return shown(call, site, null);
}

async function shown({ visit }: Call, { house }: SiteHouse, list: List | null): Promise<Answer> {
  const { dkim, mailDomain, seals, smtpUrl } = house.settings;
  const [sealedBy] = dkim && seals ? publicRecords(dkim.domain, [sealingKey(dkim.keys)]) : [];
  const [{ standing, suspended }, published] = await Promise.all([
    deliverabilityOf(visit, list?.id ?? null),
    // An example sends nothing, and asks nobody outside.
    house.installation.kind === 'example'
      ? []
      : publishedBy({
          dns: house.dns,
          domain: mailDomain,
          records: dkim ? publicRecords(dkim.domain, dkim.keys) : [],
          server: (smtpUrl && serverOf(smtpUrl)?.host) || null,
        }),
  ]);
  const body = (
    <>
      {list && <Crumbs links={[{ href: listHref(list), label: list.name }]} />}
      <Head title={words.title} lede={list ? words.lede(list.name) : words.ledeAll} />
      <Fared standing={standing} suspended={suspended} />
      <Trouble domains={standing.domains} />
      <Records domain={mailDomain} published={published} sealedBy={sealedBy?.name ?? null} />
    </>
  );
  return page(words.title, body, { section: list ? '/groups' : '/staff' });
}
