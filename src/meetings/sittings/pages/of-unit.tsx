import type { VNode } from 'preact';
import type { Visit } from '../../../platform/act/index.ts';
import { Section } from '../../../platform/web/parts/index.ts';
import type { Unit } from '../../../units/index.ts';
import { sittingsOf } from '../queries.ts';
import { words } from '../words.ts';
import { SittingEntries } from './list.tsx';

const most = 3;

/** On the page of a unit: its next meetings, or its last ones where none is announced; nothing for a unit that never met here. */
export async function meetingsOfUnit(visit: Visit, unit: Unit): Promise<VNode | null> {
  const { db, at } = visit;
  const coming = await sittingsOf(db, unit.id, { endingAfter: at, most });
  const sittings = coming.length > 0 ? coming : await sittingsOf(db, unit.id, { most });
  if (sittings.length === 0) return null;
  return (
    <Section title={words.title}>
      <SittingEntries sittings={sittings} visit={visit} />
      <p>
        <a href="/meetings">{words.allMeetings}</a>
      </p>
    </Section>
  );
}
