import type { Impediment } from '../../platform/refusal/index.ts';
import type { FindingResult } from './model.ts';

export const bounds = { mostReason: 4_000 } as const;

/** What keeps a finding from being recorded: who is refused must read why. */
export function impedimentsOfFinding({ result, reason }: { result: FindingResult; reason: string }): Impediment[] {
  return result === 'refused' && !reason.trim() ? [{ code: 'finding-reason-missing' }] : [];
}
