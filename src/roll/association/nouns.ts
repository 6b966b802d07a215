import { z } from 'zod';

const text = z.string().trim().min(1, 'a text that is not empty');

/** What stands before a noun; none before one that goes without, as “headquarters”. */
const article = z.enum(['a', 'an', 'the', 'none'], '“a”, “an”, “the” or “none”');

const WrittenNoun = z.strictObject({
  one: text,
  many: text,
  article,
  short: text.optional(),
  /** The everyday noun by which one goes on once the thing has been named; left out, one goes on by its name. */
  common: z.strictObject({ one: text, article: z.enum(['a', 'an', 'none'], '“a”, “an” or “none”') }).optional(),
});

/** A noun of the association's file, ready for sentences. */
export const Noun = WrittenNoun.transform(spoken);

/** What a thing is called here, in each form that a sentence may ask for. */
export interface Noun {
  /** “Committee on Organization”, “membership initiative group”. */
  readonly one: string;
  readonly many: string;
  /** “COO”; its name where there is nothing shorter. */
  readonly short: string;
  /** As it is first spoken of: “the Committee on Organization”, “a membership initiative group”, “headquarters”. */
  readonly named: string;
  /** In passing: “committee”, “Handbook”. */
  readonly common: string;
  /** In passing, any of its kind: “a committee”. */
  readonly a: string;
  /** In passing, the one that was spoken of: “the committee”. */
  readonly the: string;
}

/** The noun as sentences take it. */
export function spoken(noun: z.output<typeof WrittenNoun>): Noun {
  const { one, many, article, short = one } = noun;
  const common = noun.common ?? { one, article: article === 'the' ? 'a' : article };
  const goesWithout = common.article === 'none';
  return {
    one,
    many,
    short,
    named: withArticle(article, one),
    common: common.one,
    a: withArticle(common.article, common.one),
    the: goesWithout ? common.one : `the ${common.one}`,
  };
}

/** A sentence begins with it: “The committee”. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function withArticle(article: string, noun: string): string {
  return article === 'none' ? noun : `${article} ${noun}`;
}
