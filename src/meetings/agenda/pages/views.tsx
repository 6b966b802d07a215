import { Entries, Entry, Prose } from '../../../platform/web/parts/index.ts';
import type { AgendaItem, Paper } from '../model.ts';
import { words } from '../words.ts';

interface AgendaProps {
  readonly items: readonly AgendaItem[];
  /** Those that the reader may open. */
  readonly papers: readonly Paper[];
}

/** What a meeting deals with, each item with its papers. */
export function Agenda({ items, papers }: AgendaProps) {
  return (
    <Entries>
      {items.map(({ id, sitting, place, title, note, address }) => (
        <Entry title={`${place}. ${title}`} href={address || undefined}>
          {note && <Prose text={note} />}
          <Papers sitting={sitting} papers={papers.filter(({ item }) => item === id)} />
        </Entry>
      ))}
    </Entries>
  );
}

/** Papers to open; nothing where there are none. */
export function Papers({ sitting, papers }: { readonly sitting: number; readonly papers: readonly Paper[] }) {
  if (papers.length === 0) return null;
  return (
    <ul>
      {papers.map(({ id, title, isPublic }) => (
        <li>
          <a href={`/meetings/${sitting}/papers/${id}`}>{title}</a>
          {!isPublic && ` (${words.forBody})`}
        </li>
      ))}
    </ul>
  );
}
