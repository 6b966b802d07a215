import { NotFound } from '../refusal/index.ts';
import type { Answer } from './answers.ts';
import { WrongMethod, type Call } from './call.ts';

export type Method = 'GET' | 'POST' | 'DELETE';

/** Answers one address. Routes are data, so that a test can walk all of them. */
export interface Route {
  readonly method: Method;
  /** As `/petitions/:id/signatures`. */
  readonly path: string;
  readonly answer: (call: Call) => Promise<Answer> | Answer;
  /** How many bytes a body may have; 256 KiB unless told. */
  readonly maxBytes?: number;
  /** The body is left unread for the handler, which streams it. */
  readonly streams?: boolean;
  /**
   * The answer is alike for everyone: cookies are not looked at, and the database is not asked whose they are.  What is posted
   * here may come from anywhere, since it carries nobody's rights but those that are in its address.
   */
  readonly cookieless?: boolean;
  /**
   * What it answers to GET is alike for everyone who asks the same: it is kept as pages are, has an ETag, is not sent again to
   * whoever has it, and may be read by the scripts of other sites.  No cookie is looked at.
   */
  readonly alike?: boolean;
  /** For programs: the call brings a token with one of these scopes, and acts for whom it stands for. Cookies are not looked at. */
  readonly scopes?: readonly string[];
  /** What is sent here is a secret: no page gives it back. */
  readonly holdsSecret?: boolean;
  /** What it does weighs so much that whoever has not shown for some minutes who they are is asked again. */
  readonly grave?: boolean;
}

/** Whether cookies make a difference to what it answers, and so to what a page of another site can have a browser do. */
export const looksAtCookies = ({ cookieless, alike, scopes }: Route): boolean => !cookieless && !alike && !scopes;

type Handler = Route['answer'];
type Options = Pick<Route, 'maxBytes' | 'streams' | 'holdsSecret' | 'cookieless' | 'grave'>;

export const get = (path: string, answer: Handler, options: Pick<Route, 'cookieless' | 'alike'> = {}): Route => ({
  method: 'GET',
  path,
  answer,
  ...options,
});

export const post = (path: string, answer: Handler, options: Options = {}): Route => ({
  method: 'POST',
  path,
  answer,
  ...options,
});

/** An address that does not exist is answered like a hidden one, to whoever is signed in as to them. What is sent there is not read. */
export const nowhere: Route = {
  method: 'GET',
  path: '*',
  streams: true,
  answer() {
    throw new NotFound();
  },
};

/** Whether programs call it, which read the status of an answer rather than its page. */
export const isForPrograms = (path: string): boolean => path.startsWith('/api/') || path.startsWith('/hooks/');

/** What programs are told that ask for an address in a way that it does not take: one route for each of their addresses. */
export function otherMethods(routes: readonly Route[]): Route[] {
  const byPath = Map.groupBy(
    routes.filter(({ path }) => isForPrograms(path)),
    ({ path }) => path,
  );
  return [...byPath].map(([path, taken]) => {
    const allowed = taken.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    return {
      ...nowhere,
      path,
      cookieless: true,
      answer() {
        throw new WrongMethod(allowed);
      },
    };
  });
}
