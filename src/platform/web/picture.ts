import type { Drawing } from '../pictures/index.ts';
import { plain, type Answer } from './answers.ts';
import type { Call } from './call.ts';

/** A picture that is there to be shown by others; whoever has it already is sent nothing. */
export function picture(call: Pick<Call, 'headers'>, { body, etag }: Drawing, maxAgeSeconds: number): Answer {
  const headers = {
    'content-type': 'image/png',
    'cache-control': `public, max-age=${maxAgeSeconds}`,
    'cross-origin-resource-policy': 'cross-origin',
    etag,
  };
  return call.headers.get('if-none-match') === etag ? plain(null, headers, 304) : plain(body, headers);
}
