import { marksOf } from '../marks.ts';
import { openReport, type Report } from '../reports/report.ts';
import type { Bounce, BouncedAddress, BounceKind } from './bounce.ts';
import { addressesInStatus } from './delivery-status.ts';
import { noticeIn } from './dialects/notice.ts';
import { addressesInNotice } from './dialects/read-notice.ts';

const mostAddresses = 1000;

/**
 * Reads a report on mail that was not delivered.  Anybody can write one: whom it names is to be believed only together with the
 * token to which it came.  It ends for any bytes, in bounded time, and never throws.
 */
export async function readBounce(raw: Uint8Array): Promise<Bounce> {
  const report = openReport(raw);
  if (/feedback-report/i.test(report.header('content-type'))) return { kind: 'complaint', addresses: [] };
  const addresses = once(addressesOf(report));
  return { kind: kindOf(report, addresses), addresses };
}

/** The status for machines counts before the notice to people; and a report may come within another. */
function addressesOf(report: Report, depth = 0): readonly BouncedAddress[] {
  const inStatus = report.fields === null ? [] : addressesInStatus(report.fields);
  if (inStatus.length > 0) return inStatus;
  const inNotice = addressesInNotice(report);
  if (inNotice.length > 0 || report.original === null || depth > 0) return inNotice;
  const inner = openReport(Buffer.from(report.original));
  return /^multipart\/report/i.test(inner.header('content-type')) ? addressesOf(inner, depth + 1) : [];
}

function kindOf(report: Report, addresses: readonly BouncedAddress[]): BounceKind {
  if (addresses.some(({ kind }) => kind === 'permanent')) return 'bounce';
  if (addresses.length > 0) return 'delay';
  const notice = report.fields === null ? noticeIn(report) : null;
  if (notice?.isOfFailure) return notice.isBeingTried ? 'delay' : 'bounce';
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
