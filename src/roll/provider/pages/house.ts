import type { SignInHouse } from '../../persons/house.ts';
import type { Provider } from '../provider.ts';

/** What the pages of the provider need to know of the house. */
export interface ProviderHouse extends SignInHouse {
  /** The association's own provider of sign-in; undefined when there is none, and then nothing of it shows. */
  readonly provider: Provider | undefined;
  /** Seals what a browser keeps for us; asked for when it is needed, because the command line has none. */
  readonly sealKey: () => Buffer;
}
