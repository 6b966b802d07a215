import type { OperationRoute } from '../platform/api/index.ts';
import { docketApi } from './docket/api.ts';
import type { Given } from './given.ts';
import { petitionsApi } from './petitions/api/reading.ts';
import { signingApi } from './petitions/api/signing.ts';

/** What programs may ask of the charters. */
export const charterApi = (given: Given): OperationRoute[] => [...petitionsApi, ...signingApi(given), ...docketApi];
