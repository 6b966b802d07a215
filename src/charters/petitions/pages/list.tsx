import { get, page, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { Empty, Head, LinkButton, Section } from '../../../platform/web/parts/index.ts';
import { petitionsIn } from '../lists.ts';
import { decidedStates, pendingStates, type PetitionState } from '../model.ts';
import { PetitionEntries, type PetitionEntriesProps } from '../views.tsx';
import { pageWords as words } from './words.ts';

/** `GET /petitions`: every petition that everyone may read. */
export const listRoute: Route = get('/petitions', list);

async function list(call: Call): Promise<Answer> {
  const { db, zone, today } = call.visit;
  const petitions = await petitionsIn(db, [
    'signing',
    'suspended',
    'filed',
    'docketed',
    'approved',
    'declined',
    'returned',
    'expired',
  ]);
  return page(words.listTitle, <ListPage petitions={petitions} zone={zone} today={today} />, {
    section: '/petitions',
    description: words.listLede,
  });
}

/** Every public petition, by how far it has got. */
function ListPage({ petitions, zone, today }: PetitionEntriesProps) {
  const among = (states: readonly PetitionState[]) => petitions.filter(({ state }) => states.includes(state));
  const open = among(['signing', 'suspended']);
  const part = (title: string, states: readonly PetitionState[]) =>
    among(states).length > 0 && (
      <Section title={title}>
        <PetitionEntries petitions={among(states)} zone={zone} today={today} />
      </Section>
    );
  return (
    <>
      <Head title={words.listTitle} lede={words.listLede} />
      <Section title={words.openHead}>
        {open.length > 0 ? (
          <PetitionEntries petitions={open} zone={zone} today={today} />
        ) : (
          <Empty
            title={words.noneOpen}
            action={
              <LinkButton href="/petitions/new" kind="quiet">
                {words.start}
              </LinkButton>
            }
          >
            {words.noneOpenWhy}
          </Empty>
        )}
        {open.length > 0 && (
          <p>
            <LinkButton href="/petitions/new" kind="quiet">
              {words.start}
            </LinkButton>
          </p>
        )}
      </Section>
      {part(words.pendingHead, pendingStates)}
      {part(words.decidedHead, decidedStates)}
      {part(words.endedHead, ['expired'])}
    </>
  );
}
