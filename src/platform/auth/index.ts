export { asking } from './granted.ts';
export { countAttempt, forgetAttempts, limitReached, takeBackAttempt, type Limit } from './limits.ts';
export { sealed, unsealed } from './sealed.ts';
export { isToken, newToken, noBearer, type Bearer, type FindBearer } from './tokens.ts';
export {
  endSession,
  endSessionsOf,
  hashOf,
  newSecret,
  nobody,
  openSession,
  openSessionsOf,
  sessionIdOf,
  sessionLength,
  visitorFinder,
  type FindVisitor,
  type OpenSession,
  type Proof,
  type ProvedBy,
  type Visitor,
} from './sessions.ts';
