import type { VNode } from 'preact';
import type { Visit } from '../../platform/act/index.ts';
import { Banner, Crumbs, Facts, Head, LinkButton, Moment, PostForm, Button } from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { ownMailOf, resumeMail } from '../../conversations/index.ts';
import { mailWords as words } from './mail-words.ts';

/** Whether mail reaches whoever asks, and one press by which it does so again. */
export const mailRoutes = (): Route[] => [get('/me/mail', ownMailPage), post('/me/mail/resume', resume)];

async function ownMailPage(call: Call): Promise<Answer> {
  const { visit } = call;
  const { address, stopped } = await ownMailOf(visit.db, signedIn(call));
  const body = (
    <>
      <Crumbs links={[{ href: '/me', label: words.myPage }]} />
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
    </>
  );
  return page(words.title, body, { section: '/me' });
}

/** That mail to somebody was stopped, for pages that are their own; null while it goes there. */
export async function stoppedMailNotice({ db }: Visit, person: string): Promise<VNode | null> {
  const { stopped } = await ownMailOf(db, person);
  return stopped ? (
    <Banner title={words.stopped} tone="bad">
      <p>{words.stoppedMore}</p>
      <p>
        <LinkButton href="/me/mail">{words.toMyMail}</LinkButton>
      </p>
    </Banner>
  ) : null;
}

async function resume(call: Call): Promise<Answer> {
  signedIn(call);
  await call.perform(resumeMail);
  return seeOther('/me/mail');
}
