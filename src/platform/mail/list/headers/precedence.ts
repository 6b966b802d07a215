import type { HeaderStep } from './model.ts';

/** Tells robots that this came by a list, so that absence notes stay at home (RFC 3834, section 2). */
export const precedence: HeaderStep = {
  drops: ['precedence'],
  adds: () => ['Precedence: list'],
};
