import { z } from 'zod';
import { NotFound } from '../../../platform/refusal/index.ts';
import { Banner, Button, Fine, Head, PostForm, Section } from '../../../platform/web/parts/index.ts';
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
import type { Given } from '../../given.ts';
import { petitionIn } from '../../petitions/addresses.ts';
import { idOfLink } from '../../sealed-link.ts';
import { wishBySignature, wishForNews } from '../commands.ts';
import { wishOf } from '../queries.ts';
import { newsWords as words } from '../words.ts';

/** Where a signer says whether they are told how it goes on: signed in, or by the link in each of these letters. */
export function wishRoutes(given: Given): Route[] {
  return [
    post('/petitions/:id/news-wish', changeWish),
    get('/tell-me/:token', (call) => wishPage(given, call)),
    // One press stops it, also that of a mail program, which comes from anywhere and carries no cookie (RFC 8058).
    post('/tell-me/:token', (call) => wish(given, call, false), { cookieless: true }),
    post('/tell-me/:token/resumption', (call) => wish(given, call, true)),
  ];
}

const WishForm = z.object({ news: z.enum(['yes', 'no']), from: z.enum(['me', 'petition']).catch('petition') });

async function changeWish(call: Call): Promise<Answer> {
  signedIn(call);
  const petition = await petitionIn(call);
  const form = await call.form(WishForm);
  if (form.ok) await call.perform((act) => wishForNews(act, petition.id, form.value.news === 'yes'));
  if (!form.ok) return seeOther(`/petitions/${petition.id}#sign`);
  const { from, news } = form.value;
  const done = news === 'yes' ? 'following' : 'unfollowed';
  return seeOther(from === 'me' ? '/me#my-signatures' : `/petitions/${petition.id}?done=${done}`);
}

/** The page says nothing of whose signature it is: a letter may be forwarded. */
async function wishPage(given: Given, call: Call): Promise<Answer> {
  const { petition, title, isTold, stands } = await wishIn(given, call);
  const path = `/tell-me/${call.params['token']}`;
  return page(
    words.wishTitle,
    <>
      <Head title={words.wishTitle} lede={title} />
      <Section title={words.news}>
        <Banner tone={isTold ? 'plain' : 'good'} title={isTold ? words.isTold : words.isNotTold} />
        {isTold && (
          <PostForm action={path}>
            <Button>{words.stop}</Button>
            <Fine>{words.stopFine}</Fine>
          </PostForm>
        )}
        {!isTold && stands && (
          <PostForm action={`${path}/resumption`}>
            <Button kind="quiet">{words.again}</Button>
          </PostForm>
        )}
        {!stands && <p>{words.noSignature}</p>}
        <p>
          <a href={`/petitions/${petition}`}>{words.see}</a>
        </p>
      </Section>
    </>,
    { section: '/petitions', headers: { 'cache-control': 'no-store' } },
  );
}

/** It answers with the page itself: a mail program that presses for its reader follows no redirect. */
async function wish(given: Given, call: Call, wantsNews: boolean): Promise<Answer> {
  const { signature } = await wishIn(given, call);
  await call.perform((act) => wishBySignature(act, signature, wantsNews));
  return wishPage(given, call);
}

async function wishIn(given: Given, call: Call) {
  const signature = idOfLink(given.installation.hashKey, 'news', call.params['token'] ?? '');
  const found = signature === null ? undefined : await wishOf(call.visit.db, signature);
  if (signature === null || !found) throw new NotFound();
  return { ...found, signature };
}
