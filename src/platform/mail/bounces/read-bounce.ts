import { marksOf } from '../marks.ts';
import { openReport, type Report } from '../reports/report.ts';
import type { Bounce, BouncedAddress, BounceKind } from './bounce.ts';
import { addressesInStatus } from './delivery-status.ts';

const mostAddresses = 1000;

/**
 * Reads a report on mail that was not delivered.  Anybody can write one: whom it names is to be believed only together with the
 * token to which it came.  It ends for any bytes, in bounded time, and never throws.
 */
export async function readBounce(raw: Uint8Array): Promise<Bounce> {
  const report = await openReport(raw);
  const addresses = once(report.fields === null ? [] : addressesInStatus(report.fields));
  return { kind: kindOf(report, addresses), addresses };
}

function kindOf(report: Report, addresses: readonly BouncedAddress[]): BounceKind {
  if (/feedback-report/i.test(report.header('content-type'))) return 'complaint';
  if (addresses.some(({ kind }) => kind === 'permanent')) return 'bounce';
  if (addresses.length > 0) return 'delay';
  return marksOf(report.headers, null).isAutomatic ? 'auto-reply' : 'other';
}

/** Of two reports on one address, the graver counts. */
function once(addresses: readonly BouncedAddress[]): BouncedAddress[] {
  const found = new Map<string, BouncedAddress>();
  for (const each of addresses) {
    const key = each.address.toLowerCase();
    const before = found.get(key);
    if (!before || (before.kind === 'temporary' && each.kind === 'permanent')) found.set(key, each);
    if (found.size >= mostAddresses) break;
  }
  return [...found.values()];
}
