export * from './answers.ts';
export { openAssets, type Assets } from './assets.ts';
export {
  BadBody,
  BadRequest,
  TooMany,
  unreadable,
  signedIn,
  type Attempted,
  type Call,
  type Entered,
  type FieldError,
  type Form,
} from './call.ts';
export { get, post, type Route } from './route.ts';
export { type KeptForm } from './kept-form.ts';
export { openKeptPages, type KeptPages } from './kept-pages.ts';
export { picture } from './picture.ts';
export { partHref, partOf, type Part } from './paging.ts';
export { networkReader } from './network.ts';
export { readsByNetwork } from './reading.ts';
export { openWeb, type Web } from './server.ts';
export type { Site, Trouble } from './site.ts';
export { seam } from './streamed.ts';
export { saveUpload, type Uploaded } from './upload.ts';
export { problemAnchor, problemWords } from './problem.ts';
export { isAway, statusOfKind } from './trouble.ts';
export { healthRoutes } from './health.ts';
export { checkBody } from './bodies.ts';
export { tokenIn } from './bearer.ts';
export { sessionCookie } from './request.ts';
