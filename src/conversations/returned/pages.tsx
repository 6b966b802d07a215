import { Banner, Crumbs, Facts, Head, LinkButton, Moment, PostForm, Button } from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { resumeMail } from './commands.ts';
import { ownMailOf } from './queries.ts';
import { words } from './words.ts';

/** Whether mail reaches whoever asks, and one press by which it does so again. */
export const returnedPages = (): Route[] => [get('/me/mail', ownMailPage), post('/me/mail/resume', resume)];

async function ownMailPage(call: Call): Promise<Answer> {
  const { visit } = call;
  const { address, stopped } = await ownMailOf(visit.db, signedIn(call));
  const body = (
    <>
      <Crumbs links={[{ href: '/me', label: words.crumbs }]} />
      <Head title={words.title} lede={stopped ? undefined : words.works} />
      {stopped && (
        <Banner title={words.stopped} tone="bad">
          <p>{words.stoppedMore}</p>
        </Banner>
      )}
      <Facts
        of={[
          ...(address === null ? [] : [[words.address, address] as const]),
          ...(stopped ? [[words.since, <Moment at={stopped.since} zone={visit.zone} />] as const] : []),
        ]}
      />
      {stopped && (
        <PostForm action="/me/mail/resume">
          <Button>{words.resume}</Button>
        </PostForm>
      )}
      <p>
        <LinkButton href="/me" kind="quiet">
          {words.crumbs}
        </LinkButton>
      </p>
    </>
  );
  return page(words.title, body, { section: '/me' });
}

async function resume(call: Call): Promise<Answer> {
  signedIn(call);
  await call.perform(resumeMail);
  return seeOther('/me/mail');
}
