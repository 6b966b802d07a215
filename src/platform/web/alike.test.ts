import { expect, test } from 'vitest';
import { answerAlike } from './alike.ts';
import { openKeptPages } from './kept-pages.ts';

const asked = (headers: Record<string, string> = {}) =>
  new Request('http://127.0.0.1/api/v1/things?limit=1', { headers });
const drawing = () => {
  let times = 0;
  return {
    draw: async () => new Response(`{"drawn":${(times += 1)}}`, { headers: { 'content-type': 'application/json' } }),
    times: () => times,
  };
};

test('an answer is drawn once a second however many ask, and anew when something was written', async () => {
  let now = 0;
  const kept = openKeptPages(() => now);
  const { draw, times } = drawing();
  const ask = async (headers = {}) => answerAlike(asked(headers), kept, draw);

  const first = await ask();
  const known = { 'if-none-match': first.headers.get('etag')! };
  const again = await ask(known);
  const drawnBefore = times();
  kept.drop();
  const written = await ask(known);
  now = 1_000;
  await ask();

  expect([first.status, again.status, drawnBefore, written.status, times()]).toEqual([200, 304, 1, 200, 3]);
  expect([again.headers.get('etag'), await again.text()]).toEqual([known['if-none-match'], '']);
  expect([again.headers.get('content-type'), written.headers.get('content-type')]).toEqual([null, 'application/json']);
});

test('what is long, and what is no good answer, is not kept', async () => {
  const kept = openKeptPages(() => 0);
  let times = 0;
  const long = async () => new Response('a'.repeat(100_001 + (times += 1)));
  const amiss = async () => new Response(String((times += 1)), { status: 400 });

  await answerAlike(asked(), kept, long);
  await answerAlike(asked(), kept, long);
  await answerAlike(asked(), kept, amiss);
  const last = await answerAlike(asked(), kept, amiss);

  expect([times, last.status, last.headers.get('etag')]).toEqual([4, 400, null]);
});
