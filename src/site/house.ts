import type { Installation } from '../platform/installation.ts';
import type { Impediment } from '../platform/refusal/index.ts';
import type { Dns } from '../platform/mail/index.ts';
import type { Settings } from '../platform/settings/index.ts';
import type { Wording } from '../platform/plug.ts';
import type { Route } from '../platform/web/index.ts';
import type { PolicyBook } from '../charters/index.ts';
import type { Association } from '../roll/index.ts';

/** What the pages put together from several capabilities need to know of the house. */
export interface SiteHouse {
  readonly house: {
    readonly installation: Pick<Installation, 'kind' | 'hashKey' | 'createdAt'>;
    readonly baseUrl: () => string;
    readonly dns: Dns;
    readonly settings: Pick<Settings, 'dkim' | 'mailDomain' | 'seals' | 'smtpUrl'>;
  };
  readonly association: Association;
  readonly given: {
    readonly policies: PolicyBook;
  };
  /** All routes of the house, once every capability is plugged in. */
  readonly routes: () => readonly Route[];
  /** Words an impediment of any capability. */
  readonly word: (impediment: Impediment) => Wording;
}
