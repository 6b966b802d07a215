import { theSystem, type Perform } from '../../../platform/act/index.ts';
import { countAttempt, limitReached, type Limit } from '../../../platform/auth/index.ts';
import { minutes } from '../../../platform/time/index.ts';
import {
  json,
  plain,
  post,
  TooMany,
  unreadable,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import { readSigned, type SignatureFault } from '../../../platform/webhooks/index.ts';
import { reasonIn, type Remark } from '../../../roll/index.ts';
import type { HooksHouse } from '../../given.ts';
import { secretsAt } from '../queries.ts';
import { receiveRows } from '../receiving.ts';
import { faultWords } from '../words.ts';

/** Signed calls, in a minute. */
const calls: Limit = { name: 'roll hook, calls', most: 60, windowMs: minutes(1) };
/** Calls of a network that are not signed as they should be, in an hour. Those that are count nothing. */
const unsigned: Limit = { name: 'roll hook, not signed', most: 60, windowMs: minutes(60) };

const maxBytes = 128 * 1024;

/** `POST /hooks/roll`: the membership system tells of changed rows. */
export const hookRoute = (house: HooksHouse): Route =>
  post('/hooks/roll', (call) => receive(house, call), { maxBytes, cookieless: true, holdsSecret: true });

async function receive(house: HooksHouse, call: Call): Promise<Answer> {
  const { visit, network, headers } = call;
  const { at } = visit;
  const { db } = house.database;
  const full = await limitReached(db, unsigned, network, at);
  if (full) throw new TooMany(full);
  const body = new Uint8Array(await call.request.arrayBuffer().catch(unreadable('the body broke off')));
  const signed = readSigned(headers, body, { secrets: await secretsAt(db, at), at });
  if (typeof signed === 'string') {
    await countAttempt(db, unsigned, network, at);
    return notSigned(signed);
  }
  const until = await countAttempt(db, calls, 'roll', at);
  if (until) throw new TooMany(until);
  const perform: Perform = (actor, work) => call.perform(work, actor);
  const place = { desk: house, perform, actor: theSystem(at) };
  const received = await receiveRows(place, { id: signed.id, type: headers.get('content-type'), body });
  return json({
    id: signed.id,
    again: received.again,
    ...received.counts,
    refused: received.refused.map(worded),
    remarks: received.remarks.map(worded),
  });
}

const worded = ({ line, member, column, reason }: Remark) => ({
  row: line - 1,
  member,
  column,
  code: reason.code,
  detail: reasonIn(reason),
});

const notSigned = (fault: SignatureFault): Answer =>
  plain(
    JSON.stringify({
      type: 'about:blank',
      title: 'This was not taken.',
      status: 401,
      code: fault,
      detail: faultWords[fault],
    }),
    { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    401,
  );
