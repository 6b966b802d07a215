import { firstSentence, sealedLink, type Petition } from '../../charters/index.ts';
import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters } from '../../platform/mail/index.ts';
import type { CalendarDay } from '../../platform/time/index.ts';
import type { Given } from '../given.ts';
import { letterWords as words } from './letter-words.ts';
import type { Endorsement } from './model.ts';

interface Asked {
  readonly endorsement: Endorsement;
  readonly petition: Petition;
  /** The day by which the rules want it; null where they name none. */
  readonly dueOn: CalendarDay | null;
}

/** Asks somebody to endorse a petition, or asks a second time by the same link. */
export async function postEndorserLetter(
  act: Pick<Act, 'db' | 'at'>,
  { head, installation }: Pick<Given, 'head' | 'installation'>,
  kind: 'question' | 'reminder',
  { endorsement, petition, dueOn }: Asked,
): Promise<void> {
  const { baseUrl, speaks } = head();
  await postLetters(act, [
    {
      once: `steps.endorsement-${kind} ${endorsement.id}`,
      kind: `steps.endorsement-${kind}`,
      address: endorsement.email,
      secret: true,
      letter: composeLetter({
        subject: words.subject[kind](petition.title),
        greeting: words.greeting(endorsement.name),
        lede: words.lede(endorsement.office, petition.title),
        facts: [
          [words.petition, `P ${petition.id}, ${petition.title}`, `${baseUrl}/petitions/${petition.id}`],
          [words.you, endorsement.office],
          ...(dueOn ? [[words.answerBy, words.day(dueOn)] as const] : []),
        ],
        paragraphs: [firstSentence(petition.purpose)],
        button: {
          label: words.button,
          before: words.before,
          url: `${baseUrl}/endorsements/${sealedLink(installation.hashKey, 'endorse', endorsement.id)}`,
        },
        fine: [words.fine],
        speaks,
      }),
    },
  ]);
}
