import { readsByNetwork } from '../../platform/web/index.ts';
import { countedWritten, countWritten } from '../../platform/written/index.ts';
import { tokenBounds } from '../../roll/index.ts';

/** The sentences of the page for those who write programs. */
export const apiWords = {
  title: 'For programs',
  lede: 'What everyone may read here, a program may read too, without a key. What you may do, a program of yours may do with a token that you give it.',
  document: (association: string) => ({
    title: `Folkmoot of the ${association}`,
    description:
      'What everyone may read, and what a member may do by a program of theirs. Public reading asks for no token and gives nobody’s name but that of a unit’s contact.',
  }),

  begin: 'Begin',
  beginWhat:
    'Ask for an address and read JSON. Instants are in UTC, days in the association’s time zone, text is UTF-8. Nobody signs in, and no cookie is looked at.',
  firstCall: 'The petitions that can be signed',
  wholeDocument: 'All of this page as an OpenAPI document',
  wholeDocumentWhat:
    'It is drawn from the rules by which the server checks each call; so is this page. Programs can be made from it.',
  all: 'All calls',
  call: 'Call',
  what: 'What it does',

  tokens: 'Tokens',
  tokensWhat: [
    'Reading what is public needs none. To sign, or to read what is yours alone, a program brings a token in its header. You make it on your own page, where it is shown once, and you can revoke it there at any time.',
    'A token acts for you, with the scopes that you give it and nothing else. If you hold an office, its rights stay with you.',
    `It begins with fmt_ and ends with a sum, so that programs that look for secrets in public places find it. It works for ${tokenBounds.months} months at most, 120 times a minute.`,
  ],
  makeOne: 'Make a token',
  scopes: 'Scopes',
  scope: 'Scope',
  lets: 'Lets a program',
  scopeWords: {
    read: 'read what is yours alone: your name and number, and what you have signed',
    sign: 'sign petitions in your name, and withdraw your signatures',
  },

  lists: 'Lists',
  listsWhat: [
    'Every list comes in parts of one shape: total, limit, offset, items. Follow the header Link with rel="next" until there is none (RFC 8288).',
    'What is added or renamed meanwhile may move a thing from one part to another; its id tells whether you have it.',
  ],
  fresh: 'Asking again',
  freshWhat: [
    'Answers that are alike for everyone have an ETag. Send it back as If-None-Match: as long as nothing has changed you get 304 and no body.',
    'Scripts of other sites may read them in a browser. What is written meanwhile may take a second to show.',
  ],

  often: 'How often',
  oftenWhat: [
    `What everyone may read may be read ${countWritten(readsByNetwork.most)} times a minute from one network, and as often with one token. A script that reads a thousand things at a stretch does not meet this.`,
    'Whoever asks more often gets 429; Retry-After says after how many seconds it goes on.',
  ],

  things: 'Things',
  thingsWhat: 'The objects that stand in answers, by the names that the document gives them.',
  field: 'Field',
  parameter: 'Parameter',
  isA: 'Is',
  means: 'Means',
  where: 'Where',
  inPath: 'address',
  inQuery: 'query',
  inBody: 'body',
  mayBeMissing: 'may be left out',
  unlessTold: (value: unknown) => `${JSON.stringify(value)} unless told`,
  oneOf: 'One of',
  gives: 'Answers',
  status: 'Status',
  nothing: 'no body',
  needs: 'Needs a token with the scope',
  or: 'or',
  example: 'How to call it',
  refusals: (count: number) => `Why it may be refused: ${countedWritten(count, 'code', 'codes')}`,
  sentence: 'Sentence',

  problems: 'Problems',
  problemsWhat:
    'Whatever is amiss is told in a problem document (RFC 9457). Its type leads to a line below; its code stays the same for ever, its sentences need not.',

  feeds: 'Feeds',
  feed: 'Feed',
  feedsWhat: 'What is new, for a reader of feeds. Each has the same entries as Atom and as JSON Feed.',

  script: 'A script',
  scriptWhat:
    'Signs a petition once for each line of a file of tokens, one token to a line. It needs curl and jq. Sent again, it changes nothing.',
  scriptLabel: 'A shell script',
} as const;

/** The script of the page; it asks for the text first, as whoever signs should. */
export const scriptOf = (baseUrl: string, petition: string): string => `#!/bin/sh
# sh sign.sh ${petition} tokens.txt
petition="${baseUrl}/api/v1/petitions/$1"
curl -sf "$petition/text" | jq -r .text
hash=$(curl -sf "$petition/text" | jq -r .sha256)

while read -r token; do
  curl -s "$petition/signatures" \\
       -H "Authorization: Bearer $token" \\
       -H 'Content-Type: application/json' \\
       -d "{\\"textSha256\\": \\"$hash\\"}" |
    jq -r '.url // .detail // .title'
done < "$2"
`;
