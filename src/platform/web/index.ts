export * from './answers.ts';
export { openAssets, type Assets } from './assets.ts';
export {
  BadRequest,
  TooMany,
  signedIn,
  type Attempted,
  type Call,
  type Entered,
  type FieldError,
  type Form,
} from './call.ts';
export { get, post, type Route } from './route.ts';
export { type KeptForm } from './kept-form.ts';
export { openKeptPages } from './kept-pages.ts';
export { networkReader } from './network.ts';
export { openWeb, type Web } from './server.ts';
export type { Site, Trouble } from './site.ts';
export { saveUpload, type Uploaded } from './upload.ts';
export { isAway } from './trouble.ts';
export { healthRoutes } from './health.ts';
export { sessionCookie } from './request.ts';
