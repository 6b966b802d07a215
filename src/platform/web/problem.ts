import type { Impediment } from '../refusal/index.ts';
import type { Trouble } from './site.ts';
import { statusOf } from './trouble.ts';

/** What can be amiss with a call of the API. */
export type ProblemKind = Exclude<Trouble['kind'], keyof typeof browserWords>;

/** A sentence for each, and what to do. */
export const problemWords: Readonly<Record<ProblemKind, { readonly title: string; readonly todo: string }>> = {
  'bad-request': {
    title: 'The request makes no sense here.',
    todo: 'Each parameter that is wrong, unknown or given twice is named in `errors`. Mend the request; it will not do better by itself.',
  },
  'token-first': {
    title: 'This is for programs that bring a token.',
    todo: 'Make a token on your own page, and send it as `Authorization: Bearer TOKEN`.',
  },
  'bad-token': {
    title: 'The token is none of ours, or works no longer.',
    todo: 'It was mistyped, revoked, or its last day is over. Make another on your own page.',
  },
  'scope-missing': {
    title: 'The token is good, but not for this.',
    todo: '`WWW-Authenticate` names the scope that is needed. Make a token that has it.',
  },
  'not-found': {
    title: 'There is nothing here.',
    todo: 'Nothing stands at this address, or it is not for you to see: the two are answered alike.',
  },
  'wrong-method': {
    title: 'This address is not asked for in that way.',
    todo: '`Allow` names the methods that it takes.',
  },
  refused: {
    title: 'This was not done.',
    todo: '`impediments` holds all that stands in the way, each with a `code` that stays and a sentence that says why. Nothing was changed.',
  },
  'too-large': { title: 'The body is too large.', todo: 'Send less.' },
  'bad-body': {
    title: 'The body is JSON, and not what this address takes.',
    todo: 'Each place that is wrong is named in `errors` by its JSON pointer.',
  },
  'too-many': {
    title: 'That was too often.',
    todo: 'Wait for as many seconds as `Retry-After` says.',
  },
  defect: {
    title: 'This went wrong, and the fault is ours.',
    todo: 'It has been written down, and nothing was half done. Try once more; if it fails again, tell whoever runs this site when it was.',
  },
  away: {
    title: 'The database cannot be reached just now.',
    todo: 'Wait for as many seconds as `Retry-After` says, and send the same again.',
  },
};

/** What a problem document needs to know of the house. */
export interface Told {
  readonly baseUrl: string;
  /** A sentence for an impediment. */
  readonly word: (impediment: Impediment) => string;
}

/** The problem document (RFC 9457); its type is the address of the page that explains it. */
export function problemOf(trouble: Trouble, { baseUrl, word }: Told): object {
  const { kind } = trouble;
  const own = { status: statusOf(trouble), code: kind, ...detailsOf(trouble, word) };
  if (kind === 'signed-out' || kind === 'prove-again' || kind === 'foreign-origin')
    return { type: 'about:blank', title: browserWords[kind], ...own };
  return { type: `${baseUrl}/api#${problemAnchor(kind)}`, title: problemWords[kind].title, ...own };
}

/** What only the scripts of our own pages meet. */
const browserWords = {
  'signed-out': 'Sign in first.',
  'prove-again': 'Show once more that it is you.',
  'foreign-origin': 'This came from another site.',
} as const;

/** The place of the page where the problem is explained. */
export const problemAnchor = (kind: ProblemKind): string => `problem-${kind}`;

function detailsOf(trouble: Trouble, word: Told['word']): object {
  switch (trouble.kind) {
    case 'refused': {
      const impediments = trouble.impediments.map((each) => ({ ...each, detail: word(each) }));
      return { detail: impediments.map(({ detail }) => detail).join(' '), impediments };
    }
    case 'bad-request':
      return { detail: trouble.detail, ...(trouble.parameters?.length && { errors: trouble.parameters }) };
    case 'bad-body':
      return { detail: trouble.errors.map(({ detail }) => detail).join('; '), errors: trouble.errors };
    case 'wrong-method':
      return { detail: `It takes ${trouble.allowed.join(', ')}.` };
    case 'scope-missing':
      return { detail: `The token needs the scope ${trouble.scopes.join(' or ')}.` };
    default:
      return {};
  }
}

/** The header that says how to come in (RFC 6750, 3); null where that is not what is missing. */
export function challengeOf(trouble: Trouble): string | null {
  const realm = 'Bearer realm="folkmoot"';
  switch (trouble.kind) {
    case 'token-first':
      return realm;
    case 'bad-token':
      return `${realm}, error="invalid_token", error_description="The token is unknown, revoked or over."`;
    case 'scope-missing':
      return `${realm}, error="insufficient_scope", scope="${trouble.scopes.join(' ')}"`;
    default:
      return null;
  }
}
