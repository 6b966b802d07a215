import { cardSize, drawPng, drawQr, keepDrawings, type QrDrawing } from '../../../platform/pictures/index.ts';
import { NotFound } from '../../../platform/refusal/index.ts';
import { minutes } from '../../../platform/time/index.ts';
import { file, get, page, picture, type Route } from '../../../platform/web/index.ts';
import type { Given } from '../../given.ts';
import { pictureOf } from '../picture.ts';
import { shareWords as words } from '../words.ts';
import { posterOf } from '../poster.ts';
import { SharePage } from './share.tsx';
import { sharedIn } from './shared.ts';

const freshMs = minutes(10);
const mostBytes = 16_000_000;
const qrPixels = 1024;

/** From where a petition is passed on. */
export function sharingRoutes(given: Given): Route[] {
  // Some two hundred pictures: however often they are asked for, each is drawn once in ten minutes.
  const pictures = keepDrawings({ mostBytes, freshMs });
  return [
    get('/petitions/:id/share', async (call) => {
      const shared = await sharedIn(given, call);
      const title = words.title(shared.petition.title);
      return page(title, <SharePage shared={shared} />, { section: '/petitions' });
    }),
    get('/petitions/:id/qr.svg', async (call) => {
      const { petition, address } = await sharedIn(given, call);
      return file(`${words.fileName(petition.id)}.svg`, 'image/svg+xml', svgOf(drawQr(address)));
    }),
    get('/petitions/:id/qr.png', async (call) => {
      const { petition, address } = await sharedIn(given, call);
      const { body } = await pictures.get(`qr ${address}`, () => drawPng(svgOf(drawQr(address)), qrPixels));
      return file(`${words.fileName(petition.id)}.png`, 'image/png', body);
    }),
    ...(['A4', 'LETTER'] as const).map((paper) =>
      get(`/petitions/:id/poster-${paper.toLowerCase()}.pdf`, async (call) => {
        const shared = await sharedIn(given, call);
        // Nobody hangs up what can no longer be signed.
        if (shared.lastDay === null) throw new NotFound();
        const { id } = shared.petition;
        const { body } = await pictures.get(`poster ${paper} ${id} ${shared.lastDay}`, () => posterOf(shared, paper));
        return file(`${words.fileName(id)}-poster.pdf`, 'application/pdf', body);
      }),
    ),
    get('/petitions/:id/picture.png', async (call) => {
      const shared = await sharedIn(given, call);
      const { id, state } = shared.petition;
      // A picture may be ten minutes behind the count, and never behind the state.
      const name = `picture ${id} ${state}`;
      const drawing = await pictures.get(name, () => drawPng(pictureOf(shared), cardSize.width));
      return picture(call, drawing, freshMs / 1_000);
    }),
  ];
}

function svgOf({ size, path }: QrDrawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/><path d="${path}"/></svg>\n`;
}
