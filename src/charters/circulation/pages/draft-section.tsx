import { Button, Fine, LinkButton, PostForm, Row, Section } from '../../../platform/web/parts/index.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import type { Given } from '../../given.ts';
import type { DraftText, PetitionId } from '../../petitions/model.ts';
import type { Circulation, Version } from '../model.ts';
import { circulationOf, countComments, latestVersion } from '../queries.ts';
import { impedimentsToCirculating, isOpen } from '../rules/commenting.ts';
import { circulationWords as words } from '../words.ts';

/** How the comments on a draft stand, for the page on which it is written. */
export interface Circulating {
  readonly petition: PetitionId;
  /** Null when it was never circulated. */
  readonly present: {
    readonly circulation: Circulation;
    readonly latest: Version;
    readonly counts: { readonly all: number; readonly unanswered: number };
  } | null;
  /** What keeps what was saved from being circulated. */
  readonly impediments: readonly Impediment[];
}

/** @param saved what the organizers saved last */
export async function circulatingOf(db: Db, petition: PetitionId, saved: DraftText): Promise<Circulating> {
  const [circulation, latest, counts] = await Promise.all([
    circulationOf(db, petition),
    latestVersion(db, petition),
    countComments(db, petition),
  ]);
  const present = circulation && latest ? { circulation, latest, counts } : null;
  const open = present !== null && isOpen(present.circulation);
  const standing = present && { text: present.latest, number: present.latest.number, open };
  return { petition, present, impediments: impedimentsToCirculating(saved, standing) };
}

/** Whether members are commenting on it now. */
export const isCirculating = ({ present }: Circulating): boolean => present !== null && isOpen(present.circulation);

export function CirculatingSection({
  of: circulating,
  word,
}: {
  readonly of: Circulating;
  readonly word: Given['word'];
}) {
  const { petition, present, impediments } = circulating;
  const open = isCirculating(circulating);
  const number = present?.latest.number ?? 0;
  return (
    <Section title={words.draftTitle}>
      <p>{present ? words.waiting(present.counts.all, present.counts.unanswered) : words.draftLede}</p>
      <PostForm action={`/petitions/${petition}/circulation`}>
        <Row>
          {impediments.length === 0 && <Button kind="quiet">{open ? words.draftAgain : words.draftCirculate}</Button>}
          {present && (
            <LinkButton kind="quiet" href={`/petitions/${petition}/circulation`}>
              {words.draftSee(present.counts.all)}
            </LinkButton>
          )}
        </Row>
        {impediments.length === 0 && <Fine>{open ? words.draftAgainFine(number + 1) : words.draftCirculateFine}</Fine>}
        {impediments.map(word).map(({ say, todo }) => (
          <Fine>
            {say} {todo?.href && <a href={todo.href}>{todo.label}</a>}
          </Fine>
        ))}
      </PostForm>
    </Section>
  );
}
