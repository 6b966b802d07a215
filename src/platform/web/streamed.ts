import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Stands in the body of a page where many pieces are to come. Nobody outside can know it, so no text holds it by design. */
export const seam = `seam-${randomUUID()}`;

/** What stands at each seam of a body. */
export type Pieces = readonly (readonly VNode[])[];

/** So many letters are drawn before others get their turn: a millisecond or two. */
const lettersATurn = 32_768;

/**
 * A whole document that is sent while it is drawn: however long it is, it holds nobody else up, and never lies in memory whole.
 *
 * @param sheet the document, with a `seam` for each list of pieces, in their order
 * @param onDefect hears of what is thrown when the beginning is long gone; the connection is then cut, so that nobody takes a part for the whole
 * @throws what goes wrong with the beginning, which is drawn before anything is sent
 */
export function streamedPage(
  sheet: VNode,
  pieces: Pieces,
  onDefect: (error: unknown) => void = () => {},
): ReadableStream<Uint8Array> {
  // At once, so that what is amiss with the frame is told as on any page.
  const texts = textsOf(`<!doctype html>${renderToString(sheet)}`.split(seam), pieces);
  const encoder = new TextEncoder();
  const beginning = someOf(texts);
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(beginning)),
    async pull(controller) {
      await nextTurn();
      try {
        const text = someOf(texts);
        if (text === '') controller.close();
        else controller.enqueue(encoder.encode(text));
      } catch (error) {
        onDefect(error);
        controller.error(error);
      }
    },
  });
}

function someOf(texts: Generator<string, void>): string {
  let text = '';
  while (text.length < lettersATurn) {
    const { value, done } = texts.next();
    if (done) break;
    text += value;
  }
  return text;
}

function* textsOf([first = '', ...others]: readonly string[], pieces: Pieces): Generator<string, void> {
  yield first;
  for (const [at, other] of others.entries()) {
    for (const piece of pieces[at] ?? []) yield renderToString(piece);
    yield other;
  }
}
