import type { VNode } from 'preact';
import { fileOf } from '../../../platform/files/index.ts';
import { NotFound } from '../../../platform/refusal/index.ts';
import { dayOf } from '../../../platform/time/index.ts';
import { Day, Fine, Section } from '../../../platform/web/parts/index.ts';
import { file, get, page, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { SittingHead } from '../../sittings/pages/head.tsx';
import { numberIn, sittingSeen, type Seen } from '../../sittings/pages/seeing.ts';
import type { AgendaItem, Paper } from '../model.ts';
import { agendaOf, paperOf, papersOf } from '../queries.ts';
import { words } from '../words.ts';
import { Agenda, Papers } from './views.tsx';

/** Agendas and papers, for those who may read them. */
export const agendaReadingRoutes = (): Route[] => [
  get('/meetings/:id/agenda', agendaSheet),
  get('/meetings/:id/papers/:paper', openPaper),
];

/** Whether the visitor reads the agenda: everybody once it is published, the body before. */
export const readsAgenda = ({ sitting, isWithin }: Pick<Seen, 'sitting' | 'isWithin'>): boolean =>
  isWithin || sitting.agendaPublishedAt !== null;

/** Whether the visitor reads the paper. */
const readsPaper = ({ isWithin }: Pick<Seen, 'isWithin'>, { isPublic }: Paper): boolean => isWithin || isPublic;

/** What of the agenda the visitor may read. */
export interface AgendaShown {
  readonly items: readonly AgendaItem[];
  readonly papers: readonly Paper[];
}

export async function agendaShown({ visit: { db } }: Call, seen: Seen): Promise<AgendaShown> {
  const [items, papers] = await Promise.all([
    readsAgenda(seen) ? agendaOf(db, seen.sitting.id) : [],
    papersOf(db, seen.sitting.id),
  ]);
  return { items, papers: papers.filter((paper) => readsPaper(seen, paper)) };
}

/** The agenda on the page of a meeting. */
export function AgendaSection({
  seen,
  shown: { items, papers },
}: {
  readonly seen: Seen;
  readonly shown: AgendaShown;
}): VNode {
  const { sitting } = seen;
  const ofWhole = papers.filter(({ item }) => !items.some(({ id }) => id === item));
  return (
    <>
      <Section title={words.title}>
        {!readsAgenda(seen) && <p>{words.notPublished}</p>}
        {readsAgenda(seen) && items.length === 0 && <p>{words.noItems}</p>}
        {items.length > 0 && (
          <>
            <Agenda items={items} papers={papers} />
            {!sitting.agendaPublishedAt && <Fine>{words.onlyBody}</Fine>}
            <p>
              <a href={`/meetings/${sitting.id}/agenda`}>{words.toSheet}</a>
            </p>
          </>
        )}
      </Section>
      {ofWhole.length > 0 && (
        <Section title={words.papers}>
          <Papers sitting={sitting.id} papers={ofWhole} />
        </Section>
      )}
    </>
  );
}

/** Before it is published there is no agenda, for all that others can tell. */
async function agendaSheet(call: Call): Promise<Answer> {
  const seen = await sittingSeen(call);
  if (!readsAgenda(seen)) throw new NotFound();
  const { items, papers } = await agendaShown(call, seen);
  const { agendaPublishedAt } = seen.sitting;
  return page(
    `${words.title}: ${seen.sitting.name}`,
    <>
      <SittingHead seen={seen} title={`${words.title}: ${seen.sitting.name}`} />
      <Section title={words.items}>
        {items.length === 0 ? <p>{words.noItems}</p> : <Agenda items={items} papers={papers} />}
        <Fine>
          {seen.sitting.place && `${seen.sitting.place}. `}
          {agendaPublishedAt ? (
            <>
              {words.publishedOn} <Day on={dayOf(agendaPublishedAt, seen.zone)} />.
            </>
          ) : (
            words.onlyBody
          )}
        </Fine>
      </Section>
    </>,
    { section: '/meetings' },
  );
}

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

/** Handed out to be kept, never shown within the site: what it holds came from outside. */
async function openPaper(call: Call): Promise<Answer> {
  const seen = await sittingSeen(call);
  const paper = await paperOf(call.visit.db, seen.sitting.id, numberIn(call, 'paper'));
  if (!paper || !readsPaper(seen, paper)) throw new NotFound();
  const found = await fileOf(call.visit.db, paper.sha256);
  if (!found) throw new NotFound();
  const name = `meeting-${seen.sitting.id}-paper-${paper.id}.${endings[found.mediaType] ?? 'bin'}`;
  return file(name, found.mediaType, found.bytes);
}
