import type { Act } from '../platform/act/index.ts';
import { maskWritten, type Gone } from '../platform/erasure/index.ts';

/** Promises, what shows that they were kept, and why somebody was released stay; names and addresses in them go. */
export const forgetInDuties = (act: Act, gone: Gone): Promise<void> =>
  maskWritten(act, { 'duties.duty': ['promise', 'evidence', 'reason'] }, gone);
