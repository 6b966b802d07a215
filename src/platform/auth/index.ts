export { countAttempt, forgetAttempts, limitReached, takeBackAttempt, type Limit } from './limits.ts';
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
  type Visitor,
} from './sessions.ts';
