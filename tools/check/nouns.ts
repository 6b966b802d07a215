import type { Finding } from './finding.ts';
import { lineAt, visit, type Source } from './source.ts';

/**
 * Sentences that write out what one association calls a thing. Another reads them too, so they take the noun from the
 * association's file: see `docs/decisions/nouns.md`.
 */
export function writtenOutNouns(sources: readonly Source[], except: readonly Exception[] = exceptions): Finding[] {
  return sources
    .filter(({ path }) => path.startsWith('src/') && !isOfTests(path))
    .flatMap((source) =>
      sentencesOf(source).flatMap(({ text, offset }) => {
        const passed = except.some(({ path, text: part }) => source.path === path && text.includes(part));
        const noun = passed ? undefined : nouns.exec(text)?.[0];
        if (noun === undefined || (/^association/i.test(noun) && ofAnyAssociation.test(source.path))) return [];
        return {
          path: source.path,
          line: lineAt(source.text, offset),
          rule: 'noun',
          says: `“${noun}” is what one association calls it`,
          todo: 'Make the sentence a function of the nouns: docs/decisions/nouns.md. A text that must say it gets a line in tools/check/nouns.ts.',
        };
      }),
    );
}

/** A text that may say it, by its file and some words of it. */
interface Exception {
  readonly path: string;
  readonly text: string;
  readonly because: string;
}

const ofAla = 'The citation of a default, for policies written before the field: theirs is the first example.';
const ofThePolicy = 'It names what may stand in a file of a policy.';
const anAddress = 'It names an address, which is the same for every association.';

const ofTheApi = 'A name in the API, which is the same for every association, as /handbook.json is.';

const exceptions: readonly Exception[] = [
  { path: 'src/policies/versions/changes-model.ts', text: 'Reports of the committee to the council', because: ofAla },
  { path: 'src/policies/versions/changes-model.ts', text: 'Dissolution, merger and groups without', because: ofAla },
  { path: 'src/handbook/book/api.ts', text: 'Handbook', because: ofTheApi },
  { path: 'src/site/api/document.ts', text: 'Handbook', because: ofTheApi },
  { path: 'src/policies/versions/duties-model.ts', text: 'Guidelines: the chair acknowledges receipt', because: ofAla },
  { path: 'src/policies/versions/duties-model.ts', text: 'Days are not said. Chosen:', because: ofAla },
  { path: 'src/policies/versions/changes-model.ts', text: 'Reports of the committee', because: ofAla },
  { path: 'src/policies/versions/changes-model.ts', text: 'Dissolution, merger and groups', because: ofAla },
  { path: 'src/policies/versions/model.ts', text: 'as a committee votes in its room', because: ofAla },
  {
    path: 'src/policies/versions/words.ts',
    text: 'The decision is neither a vote of a committee',
    because: ofThePolicy,
  },
  { path: 'src/site/access/handbook.ts', text: 'GET /', because: anAddress },
  { path: 'src/handbook/book/api.ts', text: 'The same stands at `/', because: anAddress },
];

const nouns =
  /\b(committees?|councils?|handbooks?|headquarters|initiative groups?|round tables?|conferences?|MIGs?|COO|ALA|associations?(?!\.json))\b/i;

/** What operators and programs read speaks of whichever association it may be, as `association.json` does. */
const ofAnyAssociation =
  /^src\/((app|serving|works)\.ts|platform\/(doctor|settings)\/|site\/(api\/|example\/load\.ts)|.*\/(api(\.ts|\/)|schema\.ts))/;

const isOfTests = (path: string): boolean => /\.test\.tsx?$|(^|\/)testing(\.ts$|\/)/.test(path);

interface Sentence {
  readonly text: string;
  readonly offset: number;
}

/** The texts of a file that a person may read: more than a word, or one with a capital; no SQL, and no addresses. */
function sentencesOf(source: Source): Sentence[] {
  const found: Sentence[] = [];
  const tagged = new Set<number>();
  const note = (written: string, offset: number) => {
    const text = written.replace(/(^|\s|`)(GET |POST )?\/[\w/:.{}]+/g, '');
    if (/\s|^[A-Z]/.test(text.trim())) found.push({ text, offset });
  };
  visit(source, {
    TaggedTemplateExpression: ({ quasi }) => {
      for (const { start } of quasi.quasis) tagged.add(start);
    },
    Literal: ({ value, start }) => {
      if (typeof value === 'string') note(value, start);
    },
    TemplateElement: ({ value, start }) => {
      if (!tagged.has(start)) note(value.raw, start);
    },
    JSXText: ({ value, start }) => note(value, start),
  });
  return found;
}
