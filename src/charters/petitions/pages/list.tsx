import type { ComponentChildren } from 'preact';
import { get, page, partHref, partOf, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { Empty, Head, LinkButton, Pages, Section } from '../../../platform/web/parts/index.ts';
import type { Given } from '../../given.ts';
import { countPetitions, petitionsIn } from '../lists.ts';
import {
  decidedStates,
  pendingStates,
  publicStates,
  waitingStates,
  withdrawableStates,
  type PetitionState,
} from '../model.ts';
import { PetitionEntries, type PetitionEntriesProps } from '../views.tsx';
import { pageWords as words } from './words.ts';

/** `GET /petitions`: every petition that everyone may read. */
export const listRoute = (given: Given): Route => get('/petitions', (call) => list(given, call));

async function list({ association: { nouns }, policies }: Given, call: Call): Promise<Answer> {
  const { db, zone, today } = call.visit;
  const part = partOf(call.query, 'page', await countPetitions(db, publicStates));
  const petitions = await petitionsIn(db, publicStates, part);
  const pages = <Pages {...part} href={partHref(call.path, call.query, 'page')} />;
  const isFirst = part.page === 1;
  const policy = policies.inForce(today);
  const lede = words.listLede(policy.signing(policy.steps.length).needed, nouns);
  return page(words.listTitle, <ListPage {...{ petitions, lede, zone, today, isFirst, pages }} />, {
    section: '/petitions',
    description: lede,
  });
}

interface Props extends PetitionEntriesProps {
  readonly lede: string;
  /** The first page says it also where no petition is open. */
  readonly isFirst: boolean;
  readonly pages: ComponentChildren;
}

/** Public petitions, by how far they have got. */
function ListPage({ petitions, lede, zone, today, isFirst, pages }: Props) {
  const section = (title: string, states: readonly PetitionState[], action?: ComponentChildren) => {
    const among = petitions.filter(({ state }) => states.includes(state));
    if (among.length === 0) return null;
    return (
      <Section title={title}>
        <PetitionEntries petitions={among} zone={zone} today={today} />
        {action && <p>{action}</p>}
      </Section>
    );
  };
  return (
    <>
      <Head title={words.listTitle} lede={lede} />
      {section(words.openHead, withdrawableStates, <Start />) ?? (isFirst && <NoneOpen />)}
      {section(words.pendingHead, [...waitingStates, ...pendingStates])}
      {section(words.decidedHead, decidedStates)}
      {section(words.endedHead, ['expired', 'withdrawn'])}
      {pages}
    </>
  );
}

function NoneOpen() {
  return (
    <Section title={words.openHead}>
      <Empty title={words.noneOpen} action={<Start />}>
        {words.noneOpenWhy}
      </Empty>
    </Section>
  );
}

function Start() {
  return (
    <LinkButton href="/petitions/new" kind="quiet">
      {words.start}
    </LinkButton>
  );
}
