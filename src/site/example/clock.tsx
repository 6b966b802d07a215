import { z } from 'zod';
import { moveClockAhead } from '../../platform/installation.ts';
import { days } from '../../platform/time/index.ts';
import { Banner, Head, LinkButton } from '../../platform/web/parts/index.ts';
import { get, page, post, seeOther, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { ExampleHouse } from './house.ts';
import { words } from './words.ts';

/** So long a press waits for what falls due; half a year takes longer, and is told on a page that asks again by itself. */
const patienceMs = 1_500;

/** Where the clock of an example is moved. */
export function clockRoutes(house: ExampleHouse): Route[] {
  let underWay: Promise<void> | null = null;
  /**
   * What falls due on the way is done by rounds that log what fails, and go on by themselves.  One after the other: each takes connections,
   * and whoever presses ten times would leave none for pages.
   */
  const settle = () => {
    const begun = (underWay ?? Promise.resolve())
      .then(house.settle)
      .catch(() => undefined)
      .finally(() => {
        if (underWay === begun) underWay = null;
      });
    underWay = begun;
    return begun;
  };
  return [
    post('/example/clock', async (call) => {
      if (await moveClock(call, house)) await Promise.race([settle(), passing(patienceMs)]);
      return seeOther(underWay ? '/example/clock' : '/example/personas');
    }),
    get('/example/clock', () => (underWay ? movingPage() : seeOther('/example/personas'))),
  ];
}

const Ahead = z.object({ days: z.coerce.number().int().min(1).max(400) });

/** Whoever moves it stays signed in: their session would be over by the new time. Gives whether it was moved. */
async function moveClock(call: Call, { database: { db }, clock }: ExampleHouse): Promise<boolean> {
  const form = await call.form(Ahead);
  if (!form.ok) return false;
  await moveClockAhead(db, days(form.value.days));
  await clock.refresh();
  if (call.visit.by) await call.signIn(call.visit.by, { db, at: clock.now() });
  return true;
}

const passing = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref());

/** Asks again by itself, without a script. */
function movingPage(): Answer {
  return page(
    words.moving,
    <>
      <Head title={words.moving} />
      <Banner title={words.movingWhat} arrives>
        <p>{words.movingAgain}</p>
        <p>
          <LinkButton kind="quiet" href="/example/clock">
            {words.lookAgain}
          </LinkButton>
        </p>
      </Banner>
    </>,
    { headers: { refresh: '2', 'cache-control': 'no-store' } },
  );
}
