import { dayOf, daysBetween, type CalendarDay } from '../../../platform/time/index.ts';
import { Day, Empty, Entries, Entry, Fine, Head, LinkButton, Ring, Section, State } from '../../../platform/web/parts/index.ts';
import { decidedStates, pendingStates, type PetitionState } from '../model.ts';
import type { ListedPetition } from '../queries.ts';
import { stateWords } from '../words.ts';
import { lastDay } from './sign-panel.tsx';
import { pageWords as words } from './words.ts';

interface Props {
  readonly petitions: readonly ListedPetition[];
  readonly zone: string;
  readonly today: CalendarDay;
}

/** Every public petition, by how far it has got. */
export function ListPage({ petitions, zone, today }: Props) {
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
          <Empty title={words.noneOpen} action={<LinkButton href="/petitions/new" kind="quiet">{words.start}</LinkButton>}>
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

export function PetitionEntries({ petitions, zone, today }: Props) {
  return (
    <Entries>
      {petitions.map((petition) => (
        <PetitionEntry petition={petition} zone={zone} today={today} />
      ))}
    </Entries>
  );
}

function PetitionEntry({ petition, zone, today }: { readonly petition: ListedPetition; readonly zone: string; readonly today: CalendarDay }) {
  const { id, title, state, purpose, signed, needed } = petition;
  const year = dayOf(petition.openedAt ?? petition.begunAt, zone).slice(0, 4);
  return (
    <Entry
      href={`/petitions/${id}`}
      title={title}
      mark={{ what: `P ${id}`, more: [year], state: <State of={state}>{stateWords[state]}</State> }}
      beside={needed !== null && state === 'signing' ? <Ring small filled={signed} needed={needed} /> : undefined}
    >
      <p>{firstSentence(purpose)}</p>
      <Fine>
        <When petition={petition} zone={zone} today={today} />
      </Fine>
    </Entry>
  );
}

function When({ petition, zone, today }: { readonly petition: ListedPetition; readonly zone: string; readonly today: CalendarDay }) {
  const { state, closesAt, filedOn, decidedAt, signed, endedAt } = petition;
  if (state === 'signing' && closesAt) {
    const last = lastDay(closesAt, zone);
    return (
      <>
        Closes <Day on={last} />, {words.daysToGo(daysBetween(today, last))}
      </>
    );
  }
  if (decidedAt) {
    return (
      <>
        Decided <Day on={dayOf(decidedAt, zone)} />, with {signed} signatures
      </>
    );
  }
  if (filedOn) {
    return (
      <>
        Filed <Day on={filedOn} /> with {signed} signatures
      </>
    );
  }
  return endedAt ? (
    <>
      Closed <Day on={dayOf(endedAt, zone)} /> with {signed} signatures
    </>
  ) : null;
}

/** Enough of a statement to know whether to read on; never cut in a word. */
export function firstSentence(purpose: string): string {
  const [paragraph = ''] = purpose.trim().split(/\n{2,}/);
  const [sentence = ''] = paragraph.match(/^.{20,240}?[.!?](?=\s|$)/s) ?? [];
  if (sentence || paragraph.length <= 240) return sentence || paragraph;
  return `${paragraph.slice(0, 240).replace(/\s+\S*$/, '')} …`;
}
