import { z } from 'zod';
import { post, seeOther, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { Button, Fine, PostForm, Section } from '../../../platform/web/parts/index.ts';
import type { Nouns } from '../../../roll/index.ts';
import type { Given } from '../../given.ts';
import type { VotingRules } from '../rules.ts';
import { putToVote, puttingWays } from '../voting.ts';
import { voteWords as words } from '../words.ts';
import { petitionBefore } from './before.ts';

/** Where a petition is put to the members of the body, but for a vote in the room. */
export const puttingRoute = (given: Given): Route => post('/petitions/:id/ballots', (call) => put(given, call));

const PuttingForm = z.object({ way: z.enum(puttingWays).default('mail') });

async function put(given: Given, call: Call): Promise<Answer> {
  const { petition } = await petitionBefore(given, call);
  const form = await call.form(PuttingForm);
  const way = form.ok ? form.value.way : 'mail';
  const ballot = await call.perform((act) => putToVote(act, petition.id, way, given));
  return seeOther(`/ballots/${ballot}`);
}

/** The ways in which it can be put, each with what it means. */
export function Putting({
  petition,
  voting,
  nouns,
}: {
  readonly petition: number;
  readonly voting: VotingRules;
  readonly nouns: Nouns;
}) {
  const { confirming, noticeDays, openDays, positions } = voting;
  const ways = [
    ...(confirming
      ? [
          {
            way: 'confirmation',
            label: words.confirmation,
            fine: words.confirmationFine(confirming.confirmations, confirming.objectionHours),
          },
        ]
      : []),
    { way: 'mail', label: words.mail, fine: words.mailFine(noticeDays, openDays, positions === 'secret') },
    { way: 'online', label: words.online, fine: words.onlineFine },
  ];
  return (
    <Section title={words.put} id="put">
      <p>{words.putLede(nouns)}</p>
      {ways.map(({ way, label, fine }) => (
        <PostForm action={`/petitions/${petition}/ballots`} label={label}>
          <input type="hidden" name="way" value={way} />
          <Button kind="quiet">{label}</Button>
          <Fine>{fine}</Fine>
        </PostForm>
      ))}
    </Section>
  );
}
