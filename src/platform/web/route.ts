import { NotFound } from '../refusal/index.ts';
import type { Answer } from './answers.ts';
import type { Call } from './call.ts';

export type Method = 'GET' | 'POST';

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
  /** What is sent here is a secret: no page gives it back. */
  readonly holdsSecret?: boolean;
  /** What it does weighs so much that whoever has not shown for some minutes who they are is asked again. */
  readonly grave?: boolean;
}

type Handler = Route['answer'];
type Options = Pick<Route, 'maxBytes' | 'streams' | 'holdsSecret' | 'cookieless' | 'grave'>;

export const get = (path: string, answer: Handler, options: Pick<Route, 'cookieless'> = {}): Route => ({
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
