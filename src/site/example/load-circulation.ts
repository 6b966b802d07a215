import type { PetitionPaper } from '../../../association/example/petition-paper.ts';
import type { PersonId } from '../../platform/act/index.ts';
import {
  answerComment,
  circulate,
  circulationToken,
  makeComment,
  saveText,
  type Petition,
} from '../../charters/index.ts';
import type { ExampleHouse } from './house.ts';
import { ago, none, personOfNumber } from './past.ts';

type Circulated = NonNullable<PetitionPaper['circulated']>;

interface Draft {
  readonly house: ExampleHouse;
  readonly id: number;
  /** Its first organizer. */
  readonly first: PersonId;
  readonly text: Pick<Petition, 'title' | 'purpose' | 'openTo' | 'topics'>;
}

/** Circulates a draft, has it commented on, circulates what was changed, and answers. */
export async function circulateDraft({ house, id, first, text }: Draft, circulated: Circulated): Promise<void> {
  const { daysAgo, againDaysAgo, comments } = circulated;
  const organizing = (at: number) => ({ by: first, at: ago(house, at), grants: none });
  await house.perform(organizing(daysAgo), (act) => circulate(act, id));
  const made = await commentsMade(
    house,
    id,
    comments.filter((one) => one.daysAgo > againDaysAgo),
    1,
  );
  await house.perform(organizing(againDaysAgo), async (act) => {
    await saveText(act, id, text, 1);
    await circulate(act, id);
    for (const { number, answer } of made) if (answer) await answerComment(act, id, number, answer);
  });
  await commentsMade(
    house,
    id,
    comments.filter((one) => one.daysAgo <= againDaysAgo),
    2,
  );
}

/** Each comment with the number that it got. */
async function commentsMade(
  house: ExampleHouse,
  petition: number,
  comments: Circulated['comments'],
  version: number,
): Promise<{ number: number; answer: Circulated['comments'][number]['answer'] }[]> {
  const { hashKey } = house.installation;
  const token = circulationToken(hashKey, { petition, link: 1 });
  const made = [];
  for (const { number, daysAgo, paragraph = null, body, answer } of comments) {
    const actor = { by: await personOfNumber(house, number), at: ago(house, daysAgo), grants: none };
    const said = { version, paragraph, body };
    made.push({ number: await house.perform(actor, (act) => makeComment(act, hashKey, { token }, said)), answer });
  }
  return made;
}
