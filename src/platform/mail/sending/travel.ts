import type { Log } from '../../log/index.ts';
import type { BookKeeper } from './book-keeper.ts';
import type { HeldCopy, Outcome } from './ledger.ts';
import type { Copy, Mailings, NoCopy } from './mailings.ts';
import { failedOutcome, isFitAddress, putOffOutcome, sentOutcome } from './outcome.ts';
import type { Road, Roads } from './roads/road.ts';
import type { Connection, Envelope } from './smtp/connection.ts';
import { isOfServer, Refusal } from './smtp/reply.ts';
import type { Supply } from './supply.ts';

/** With what copies are sent. */
export interface Sending {
  readonly roads: Roads;
  readonly mailings: Mailings;
  readonly books: BookKeeper;
  readonly now: () => Date;
  readonly log: Log;
}

/** What those who travel at the same time share. */
export interface Round {
  readonly copies: Supply<HeldCopy>;
  readonly mayGoOn: () => boolean;
  left: number;
  /** Whether something that is held was not tried. */
  isCutShort: boolean;
}

/** Takes road after road, and on each copy after copy over one connection, until there are none. */
export async function travel(sending: Sending, round: Round): Promise<void> {
  for (let held = await round.copies.next(); held; held = await round.copies.next()) {
    const road = sending.roads.to(held.domain);
    const journey: Journey = { ...sending, round, road, place: sending.roads.nameOf(held.domain), line: undefined };
    try {
      await goAlong(journey, held);
    } finally {
      if (journey.line) road.giveBack(journey.line);
      round.copies.leave(journey.place);
    }
  }
}

/** One way along a road. */
interface Journey extends Sending {
  readonly round: Round;
  readonly road: Road;
  readonly place: string;
  line: Connection | undefined;
}

/** A copy that is being made, while the one before it is on its way. */
interface Ready {
  readonly held: HeldCopy;
  readonly envelope: Envelope;
  readonly isFit: boolean;
  readonly copy: Promise<Copy | NoCopy>;
}

async function goAlong(journey: Journey, first: HeldCopy): Promise<void> {
  const { round, place, books } = journey;
  for (let ready = made(journey, first); ready;) {
    if (!round.mayGoOn()) return cutShort(journey);
    const following = made(journey, round.copies.nextOf(place));
    const outcome = await bring(journey, ready, following);
    if (!outcome) return cutShort(journey);
    await books.note(outcome);
    if (outcome.state === 'sent') round.left += 1;
    ready = following;
  }
}

/** What is held stays held until the end of the round. */
function cutShort(journey: Journey): void {
  journey.line?.close();
  journey.round.isCutShort = true;
}

function made({ mailings }: Journey, held: HeldCopy | undefined): Ready | undefined {
  if (!held) return undefined;
  const copy = mailings.copyOf(held);
  // Whoever waits for it learns of a failure; nobody may.
  copy.catch(() => {});
  return { held, envelope: mailings.envelopeOf(held), isFit: isFitAddress(held.address), copy };
}

/** What became of the copy; undefined when the only road is closed, and then it was not tried. */
async function bring(journey: Journey, ready: Ready, following?: Ready): Promise<Outcome | undefined> {
  const { held, envelope, isFit } = ready;
  if (!isFit) return { copy: held, state: 'failed', answer: 'not an address', tryAt: null };
  const copy = await ready.copy;
  if (typeof copy === 'string') {
    // The server may have been told of it.
    journey.line?.close();
    return { copy: held, state: 'failed', answer: copy, tryAt: null };
  }
  const { road, roads, now } = journey;
  const at = now();
  const restsUntil = road.pause.endsAt(at);
  if (restsUntil) return putOffOutcome(held, restsUntil, { at, postedAt: copy.postedAt });
  try {
    if (!journey.line?.isOpen) {
      journey.line = await road.take();
      road.pause.forget();
    }
  } catch (error) {
    // The domain was found, and takes no mail: nobody is away.
    if (!(error instanceof Refusal && error.refused === 'recipient')) rest(journey, error);
    return roads.isOne ? undefined : notTaken(journey, error, { held, copy });
  }
  try {
    const next = following?.isFit ? following.envelope : undefined;
    return sentOutcome(held, await journey.line.send({ envelope, pieces: copy.pieces, following: next }));
  } catch (error) {
    if (isOfServer(error)) rest(journey, error);
    return notTaken(journey, error, { held, copy });
  }
}

/** While the other side is away nobody asks for it. */
function rest({ road, now, log }: Journey, error: unknown): void {
  if (road.pause.begin(now()))
    log.warn({ error, road: road.name }, 'a mail server is not to be had; asking again after a while');
}

function notTaken({ log, now }: Journey, error: unknown, { held, copy }: { held: HeldCopy; copy: Copy }): Outcome {
  const outcome = failedOutcome(held, error, { at: now(), postedAt: copy.postedAt });
  // Who it was for is in the ledger, not in the log.
  const code = error instanceof Refusal ? error.reply.code : null;
  log.info({ mailing: held.mailing, number: held.number, code, state: outcome.state }, 'a copy was not taken');
  return outcome;
}
