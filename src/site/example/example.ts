import type { Plug } from '../../platform/plug.ts';
import type { ExampleHouse } from './house.ts';
import { duesDaily } from './load-roll.ts';
import { exampleRoutes } from './pages.tsx';
import { personasOf } from './personas.ts';

export { petitionTools } from './tools.tsx';

/** What only an example hands the platform: personas, the mailbox, the clock, and members who go on paying. */
export function examplePlug(house: ExampleHouse): Plug {
  return { routes: exampleRoutes(house, personasOf(house)), dailies: [duesDaily(house)] };
}
