import { sqlState } from '../db/index.ts';
import { NotFound, Refused } from '../refusal/index.ts';
import {
  BadBody,
  BadRequest,
  BadToken,
  ProveAgain,
  ScopeMissing,
  SignInFirst,
  TokenFirst,
  TooLarge,
  TooMany,
  WrongMethod,
} from './call.ts';
import type { Trouble } from './site.ts';

/** The status of an answer that tells of trouble. */
export function statusOf(trouble: Trouble): number {
  const isRight = trouble.kind === 'refused' && trouble.impediments.some(({ code }) => code === 'not-granted');
  return isRight ? 403 : statusOfKind(trouble.kind);
}

/** The status of a kind of trouble. */
export function statusOfKind(kind: Trouble['kind']): number {
  switch (kind) {
    case 'not-found':
      return 404;
    case 'bad-request':
      return 400;
    case 'bad-body':
      return 422;
    case 'signed-out':
    case 'token-first':
    case 'bad-token':
    case 'prove-again':
      return 401;
    case 'foreign-origin':
    case 'scope-missing':
      return 403;
    case 'wrong-method':
      return 405;
    case 'too-large':
      return 413;
    case 'too-many':
      return 429;
    case 'refused':
      return 409;
    case 'away':
      return 503;
    case 'defect':
      return 500;
  }
}

/** What a thrown error means to the one who asked. */
export function troubleOf(error: unknown, maxBytes: number): Trouble {
  if (error instanceof Refused) return { kind: 'refused', impediments: error.impediments };
  if (error instanceof NotFound) return { kind: 'not-found' };
  if (error instanceof WrongMethod) return { kind: 'wrong-method', allowed: error.allowed };
  if (error instanceof SignInFirst) return { kind: 'signed-out' };
  if (error instanceof TokenFirst) return { kind: 'token-first' };
  if (error instanceof BadToken) return { kind: 'bad-token' };
  if (error instanceof ScopeMissing) return { kind: 'scope-missing', scopes: error.scopes };
  if (error instanceof BadBody) return { kind: 'bad-body', errors: error.errors };
  if (error instanceof ProveAgain) return { kind: 'prove-again' };
  if (error instanceof TooLarge) return { kind: 'too-large', maxBytes };
  if (error instanceof TooMany) return { kind: 'too-many', until: error.until };
  if (error instanceof BadRequest) return { kind: 'bad-request', detail: error.message, parameters: error.parameters };
  if (isAway(error)) return { kind: 'away' };
  return { kind: 'defect' };
}

const awayCodes = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENOTFOUND']);

/** Whether the error says that the database cannot be reached just now. */
export function isAway(error: unknown): boolean {
  const state = sqlState(error);
  // 57P01-57P03: shutting down, crashed, starting up; 53300: too many connections; class 08: connection lost.
  if (state) return /^(57P0[123]|53300|08)/.test(state);
  if (!(error instanceof Error)) return false;
  const { syscall, code } = error as NodeJS.ErrnoException;
  if (code && awayCodes.has(code) && syscall !== 'open') return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/i.test(
    error.message,
  );
}
