import type { VerifiedSignature } from '../queries.ts';
import { countOf } from '../rules.ts';
import type { Counted } from './model.ts';

/** What the verdicts on a filing come to. A doubt that nobody settled is not valid, under its own reason. */
export function countedIn(
  verdicts: readonly Pick<VerifiedSignature, 'result' | 'reason' | 'sheet' | 'signedAt'>[],
): Counted {
  const { filed, counts } = countOf(verdicts);
  const notValid = Map.groupBy(
    verdicts.filter(({ result }) => result !== 'counts'),
    ({ reason }) => reason ?? 'other',
  );
  const instants = verdicts.map(({ signedAt }) => signedAt.getTime());
  return {
    signed: filed,
    onPaper: verdicts.filter(({ sheet }) => sheet !== null).length,
    valid: counts,
    notValid: [...notValid]
      .map(([reason, those]) => ({ reason, count: those.length }))
      .sort((one, other) => (one.reason < other.reason ? -1 : 1)),
    firstSignedAt: instants.length > 0 ? new Date(Math.min(...instants)) : null,
    lastSignedAt: instants.length > 0 ? new Date(Math.max(...instants)) : null,
  };
}
