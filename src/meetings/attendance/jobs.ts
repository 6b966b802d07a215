import { theSystem } from '../../platform/act/index.ts';
import type { Daily } from '../../platform/jobs/index.ts';
import { forgetErasedWriters } from './forgetting.ts';

/** Every night the words of those whom the roll has erased go. */
export const attendanceDailies: readonly Daily[] = [
  {
    kind: 'meetings.forget-erased-writers',
    run: ({ db, perform, at }) => forgetErasedWriters(db, (work) => perform(theSystem(at), work)),
  },
];
