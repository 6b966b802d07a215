import { get, page, post, seeOther, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { withdrawPetition } from '../commands/opening.ts';
import { isPublic } from '../rules.ts';
import { stateWords } from '../words.ts';
import { organizedIn } from '../addresses.ts';
import { ConfirmPage } from './confirm.tsx';
import { organizerWords as words } from './organizer-words.ts';

/** Where organizers give a petition up. */
export const givingUpRoutes: Route[] = [
  get('/petitions/:id/giving-up', givingUpPage),
  post('/petitions/:id/giving-up', giveUp),
];

async function givingUpPage(call: Call): Promise<Answer> {
  const petition = await organizedIn(call);
  return page(
    words.giveUp,
    <ConfirmPage
      title={words.giveUp}
      lede={`${petition.title || words.untitled}, ${stateWords[petition.state].toLowerCase()}`}
      what={isPublic(petition) ? words.giveUpPublic : words.giveUpHidden}
      action={`/petitions/${petition.id}/giving-up`}
      button="Give it up"
      grave
      back={`/petitions/${petition.id}`}
    />,
    { section: '/petitions' },
  );
}

async function giveUp(call: Call): Promise<Answer> {
  const petition = await organizedIn(call);
  await call.perform((act) => withdrawPetition(act, petition.id));
  return seeOther(isPublic(petition) ? `/petitions/${petition.id}` : '/me');
}
