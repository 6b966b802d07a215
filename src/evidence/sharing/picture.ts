import { drawCard } from '../../platform/pictures/index.ts';
import { ringStrokes } from '../../platform/web/parts/index.ts';
import { countWritten } from '../../platform/written/index.ts';
import type { Shared } from './model.ts';
import { petitionTitleToDraw } from './title.ts';
import { pictureWords as words } from './words.ts';

/** The picture of a petition as SVG: its title, how many have signed, until when, and who does not speak for whom. */
export function pictureOf(shared: Shared): string {
  const { petition, signed, association, speaks } = shared;
  const needed = petition.needed ?? 0;
  const { open, filled, beyond, places } = ringStrokes(signed, needed, false);
  return drawCard({
    what: words.what,
    title: petitionTitleToDraw(petition),
    now: words.until(shared),
    small: [`${association} · P ${petition.id}`, speaks],
    ring: {
      open,
      filled: filled + beyond,
      places,
      count: countWritten(signed),
      counts: words.haveSigned(signed, needed),
    },
  });
}
