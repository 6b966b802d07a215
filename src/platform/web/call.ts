import type { z } from 'zod';
import type { Proof, ProvedBy } from '../auth/index.ts';
import type { Act, Actor, Grants, PersonId, Visit } from '../act/index.ts';
import type { Impediment } from '../refusal/index.ts';

/** One request on its way to an answer. */
export interface Call {
  /** Who looks, when, and where to read: give it to queries. */
  readonly visit: Visit;
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** The network that the request came from: an IPv4 address, or the first 64 bits of an IPv6 one; for limits and marks only. */
  readonly network: string;
  /** Begins every link that leaves the house; no slash at its end. */
  readonly baseUrl: string;
  /** The request itself, for routes that stream its body. */
  readonly request: Request;
  /** When and how whoever is signed in last showed who they are. */
  readonly proof: Proof | null;
  /** Words that whoever is signed in holds, and that wait for a passkey. */
  readonly withheld: Grants;
  /** Whether the caller, a script, would rather have JSON than a page. */
  readonly wantsJson: boolean;

  /** Reads the form and checks it; what was entered is kept, right or wrong. */
  form<S extends z.ZodType>(schema: S): Promise<Form<z.output<S>>>;
  /** Reads a JSON body and checks it. @throws BadRequest, BadBody */
  json<S extends z.ZodType>(schema: S): Promise<z.output<S>>;

  /** Performs a command as the visitor, in a transaction. A refusal goes on to the page that words it. */
  perform<T>(work: (act: Act) => Promise<T>, as?: Partial<Actor>): Promise<T>;
  /** The same, but gives the impediments back, for a form that keeps what was entered. */
  attempt<T>(work: (act: Act) => Promise<T>, as?: Partial<Actor>): Promise<Attempted<T>>;

  /**
   * Opens a web session for a person, in place of the one that is open; given an act, in its transaction.
   *
   * @param provedBy what they showed; a letter, unless told
   */
  signIn(person: PersonId, within?: Pick<Act, 'db' | 'at'>, provedBy?: ProvedBy): Promise<void>;
  signOut(): Promise<void>;
  cookie(name: string): string | undefined;
  /** A cookie of ours: HttpOnly, SameSite=Lax, for the whole site. */
  setCookie(name: string, value: string, maxAgeSeconds: number): void;
}

/** What came of a form: the values, or what is wrong with each field, in the order of the schema. */
export type Form<T> =
  | { readonly ok: true; readonly value: T; readonly entered: Entered }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly entered: Entered };

/** What the visitor typed, field by field, as text. */
export interface Entered {
  text(name: string): string;
  all(name: string): readonly string[];
}

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

export type Attempted<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly impediments: readonly Impediment[] };

/** A parameter of an address that is not as it should be; `detail` says what was expected. */
export interface WrongParameter {
  readonly parameter: string;
  readonly detail: string;
}

/** A place in a body that is not as it should be: a JSON pointer (RFC 6901), and what was expected there. */
export interface WrongPlace {
  readonly pointer: string;
  readonly detail: string;
}

/** The request makes no sense: a body that is not what it says, a missing part. Answered with 400. */
export class BadRequest extends Error {
  readonly parameters: readonly WrongParameter[];

  constructor(message: string, parameters: readonly WrongParameter[] = []) {
    super(message);
    this.parameters = parameters;
  }
}

/** The address is there, and is asked for in another way. Answered with 405. */
export class WrongMethod extends Error {
  readonly allowed: readonly string[];

  constructor(allowed: readonly string[]) {
    super(`takes ${allowed.join(', ')}`);
    this.allowed = allowed;
  }
}

/** The body is larger than the route takes. Answered with 413. */
export class TooLarge extends Error {}

/** For a body that could not be read to its end: it was too large, or it is not what it says. @throws TooLarge, BadRequest */
export const unreadable =
  (detail: string) =>
  (error: unknown): never => {
    throw error instanceof TooLarge ? error : new BadRequest(detail);
  };

/** Nobody has signed in, and this needs somebody. Answered by the sign-in page, which comes back here. */
export class SignInFirst extends Error {}

/** This is for programs that bring a token, and none came. Answered with 401. */
export class TokenFirst extends Error {}

/** The token is none of ours, or works no longer. Answered with 401. */
export class BadToken extends Error {}

/** The token is good, but not for this. Answered with 403. */
export class ScopeMissing extends Error {
  /** One of these would do. */
  readonly scopes: readonly string[];

  constructor(scopes: readonly string[]) {
    super(`needs one of ${scopes.join(', ')}`);
    this.scopes = scopes;
  }
}

/** The body is JSON, and not what this address takes. Answered with 422. */
export class BadBody extends Error {
  readonly errors: readonly WrongPlace[];

  constructor(errors: readonly WrongPlace[]) {
    super(errors.map(({ detail }) => detail).join('; '));
    this.errors = errors;
  }
}
/** Somebody is signed in, and must show once more that it is they. Answered by a page that gives back what was typed. */
export class ProveAgain extends Error {}

/** Too many attempts; the window ends at `until`. Answered with 429. */
export class TooMany extends Error {
  readonly until: Date;

  constructor(until: Date) {
    super('too many attempts');
    this.until = until;
  }
}

/** The person who has signed in. @throws SignInFirst */
export function signedIn(call: Pick<Call, 'visit'>): PersonId {
  if (!call.visit.by) throw new SignInFirst();
  return call.visit.by;
}
