import type { Route } from '../../../platform/web/index.ts';
import type { SignInHouse } from '../../persons/house.ts';
import { makingRoutes } from './making.tsx';
import { resetRoutes } from './resets.tsx';
import { showingRoutes } from './showing.ts';

/** All that is done with passkeys. */
export const passkeyRoutes = (house: SignInHouse): Route[] => [
  ...showingRoutes,
  ...makingRoutes(house),
  ...resetRoutes(house),
];
