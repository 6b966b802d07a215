export { cardSize, drawCard, titleToDraw } from './card.ts';
export { drawPng, faceOf, type FaceName } from './draw.ts';
export { keepDrawings, type Drawing, type KeptDrawings } from './kept.ts';
export { broken, writable } from './lines.ts';
export { drawQr, type QrDrawing } from './qr.ts';
