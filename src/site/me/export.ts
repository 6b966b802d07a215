import { file, get, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { SiteHouse } from '../house.ts';
import { keptAbout } from './kept.ts';
import { words } from './words.ts';

/** `GET /me/export`: all that is kept about whoever asks, as one file, and about nobody else. */
export function exportRoute({ association }: Pick<SiteHouse, 'association'>): Route {
  return get('/me/export', (call) => whatIsKept(call, association.name));
}

async function whatIsKept(call: Call, association: string): Promise<Answer> {
  const person = signedIn(call);
  return file(
    words.fileName,
    'application/json; charset=utf-8',
    written(await keptAbout(call.visit, person, association)),
  );
}

/** As it stands in the file. */
export const written = (kept: Record<string, unknown>): string => `${JSON.stringify(kept, null, 2)}\n`;
