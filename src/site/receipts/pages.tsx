import { Button, Crumbs, Facts, Fine, Head, Moment, PostForm, Section } from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import {
  listHref,
  messageHref,
  receiptFor,
  ruleWords,
  sumsOf,
  usualChoices,
  wantsReceipts,
  wishReceipts,
  type Receipt,
} from '../../conversations/index.ts';
import { words } from './words.ts';

/** What became of a message, for whoever wrote it and whoever leads the list. */
export const receiptRoutes = (): Route[] => [
  get('/lists/:slug/messages/:number/receipt', receiptPage),
  post('/lists/:slug/messages/:number/receipt/wish', (call) => wish(call, true)),
  post('/lists/:slug/messages/:number/receipt/wish-no-more', (call) => wish(call, false)),
];

const seen = ({ visit, params }: Call) => receiptFor(visit, params['slug'], params['number']);

async function receiptPage(call: Call): Promise<Answer> {
  const by = signedIn(call);
  const { list, receipt } = await seen(call);
  const { zone, db } = call.visit;
  const { message } = receipt;
  const wished = await wantsReceipts(db, by);
  const href = messageHref(list, message.number);
  const body = (
    <>
      <Crumbs
        links={[
          { href: listHref(list), label: list.name },
          { href, label: message.subject || words.toMessage },
        ]}
      />
      <Head title={words.title} lede={words.lede} />
      <Section title={words.coming}>
        <Coming receipt={receipt} zone={zone} />
      </Section>
      <Section title={words.sending}>
        <Going receipt={receipt} />
      </Section>
      {message.person === by && (
        <Section title={words.byMail}>
          <p>{wished ? words.unwishMore : words.wishMore}</p>
          <PostForm action={`${href}/receipt/${wished ? 'wish-no-more' : 'wish'}`}>
            <Button kind="quiet">{wished ? words.unwish : words.wish}</Button>
          </PostForm>
        </Section>
      )}
    </>
  );
  return page(words.title, body, { section: '/groups' });
}

function Coming({ receipt: { message, held }, zone }: { receipt: Receipt; zone: string }) {
  return (
    <Facts
      of={[
        [
          words.came,
          <>
            <Moment at={held?.heldAt ?? message.postedAt} zone={zone} />, {words.cameBy[message.cameBy]}
          </>,
        ],
        held && [words.held, words.heldFor(ruleWords[held.rule].hits(usualChoices))],
        [words.accepted, held ? <Moment at={held.acceptedAt} zone={zone} /> : words.atOnce],
        [words.stands, words.asNumber(message.number)],
      ]}
    />
  );
}

function Going({ receipt }: { receipt: Receipt }) {
  if (!receipt.sending) return <p>{words.notYet}</p>;
  if (receipt.sending.copies === 0) return <p>{words.nobody}</p>;
  return (
    <>
      <Facts of={sumsOf(receipt)} />
      <Fine>{words.about}</Fine>
    </>
  );
}

async function wish(call: Call, wanted: boolean): Promise<Answer> {
  signedIn(call);
  const { list, receipt } = await seen(call);
  await call.perform((act) => wishReceipts(act, wanted));
  return seeOther(`${messageHref(list, receipt.message.number)}/receipt`);
}
