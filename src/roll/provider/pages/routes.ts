import type { Route } from '../../../platform/web/index.ts';
import { comingRoutes } from './coming.tsx';
import type { ProviderHouse } from './house.ts';
import { linkingRoutes } from './linking.tsx';

/** Coming in by the provider, and what it leaves behind. */
export const providerRoutes = (house: ProviderHouse): Route[] => [...comingRoutes(house), ...linkingRoutes(house)];
