import type { House } from './app.ts';
import { hooksPlug } from './hooks/plug.ts';
import type { Impediment } from './platform/refusal/index.ts';
import type { Plug, Wording } from './platform/plug.ts';
import { keepHere, openCourier } from './platform/webhooks/index.ts';
import type { ImportDesk, Letterhead } from './roll/index.ts';

/** Where files of the roll are read, and how an impediment is worded there. */
type Desk = ImportDesk & { readonly word: (impediment: Impediment) => Wording };

/** What goes to other systems, and comes from them; out of an example nothing goes. */
export const otherSystems = (house: House, desk: Desk, head: () => Letterhead): Plug =>
  hooksPlug({
    ...desk,
    head,
    now: () => house.clock.now(),
    courier: house.settings.example ? keepHere : openCourier(),
  });
