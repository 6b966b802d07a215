import { NotFound, Refused } from '../../../platform/refusal/index.ts';
import type { Act } from '../../../platform/act/index.ts';
import type { Call } from '../../../platform/web/index.ts';
import { useUpLetter } from '../commands.ts';
import type { SignIn } from '../model.ts';
import type { LetterAct } from '../one-act.ts';

/**
 * Lets the reader of a letter in, does what the letter was asked for, and gives the path to show next.
 *
 * The letter is used up, the act done and the session opened in one transaction: if the database goes between them, all three
 * have not happened, and the letter works once more.  What the rules refuse is no reason to keep somebody out, though.  Then the
 * letter is used up for the session alone, and whoever is signed in reads behind the path why.
 *
 * @throws Refused when the letter itself lets nobody in
 */
export async function comeIn(call: Call, letter: SignIn, acts: readonly LetterAct[]): Promise<string> {
  const enter = (andDo: (act: Act) => Promise<string>) =>
    call.perform(
      async (act) => {
        await useUpLetter(act, letter);
        const next = await andDo(act);
        await call.signIn(letter.person, act);
        return next;
      },
      { by: letter.person },
    );
  try {
    return await enter((act) => actOf(letter, acts, act));
  } catch (error) {
    if (!letter.act || !(error instanceof Refused || error instanceof NotFound)) throw error;
    return enter(async () => letter.thenPath);
  }
}

/**
 * Does the one thing that the letter was asked for, without a session, and gives the path to show next.
 *
 * A refusal uses nothing up, because there is no session in which the reason could be read again: the letter shows it as often
 * as it is pressed, and its code still lets in the browser that asked.  Its secret is too long to be guessed, so that nothing is
 * lost by trying.
 *
 * @throws Refused
 */
export function actElsewhere(call: Call, letter: SignIn, acts: readonly LetterAct[]): Promise<string> {
  return call.perform(
    async (act) => {
      await useUpLetter(act, letter);
      return actOf(letter, acts, act);
    },
    { by: letter.person },
  );
}

async function actOf(letter: SignIn, acts: readonly LetterAct[], act: Act): Promise<string> {
  const known = acts.find(({ kind }) => kind === letter.act?.kind);
  return known && letter.act ? known.perform(act, letter.act.subject) : letter.thenPath;
}
