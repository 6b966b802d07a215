import type { Decision, Petition } from '../../charters/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';

/** What an officer decides, by the right of their office. */
export type OfficerDecision = Pick<Decision, 'result' | 'reasons' | 'conditions'>;

/** What keeps the decision of one officer from standing; empty when nothing does. */
export function impedimentsToDeciding(
  { state }: Pick<Petition, 'state'>,
  { result, reasons }: OfficerDecision,
  mayReturn: boolean,
): Impediment[] {
  const found: Impediment[] = state === 'docketed' ? [] : [{ code: 'petition-not-docketed', state }];
  if (result === 'returned' && !mayReturn) found.push({ code: 'return-not-in-rules' });
  if (result !== 'approved' && !reasons.trim()) found.push({ code: 'reasons-missing' });
  return found;
}
