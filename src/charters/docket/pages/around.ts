import type { Visit } from '../../../platform/act/index.ts';
import type { Link } from '../../../platform/web/parts/index.ts';
import { may } from '../../grants.ts';
import { words } from '../words.ts';

const staffGrants = ['docket.decide', 'council.record', 'petitions.verify', 'petitions.screen'] as const;

/** Whether the visitor has an overview of staff to come from; a member who only votes comes from the docket. */
const isStaff = (visit: Pick<Visit, 'grants'>): boolean => staffGrants.some((grant) => may(visit, grant));

/** The entry of the main navigation that the pages of the docket belong to. */
export const sectionFor = (visit: Pick<Visit, 'grants'>): string => (isStaff(visit) ? '/staff' : '/docket');

/** What stands above the docket. */
export const aboveDocket = (visit: Pick<Visit, 'grants'>): Link[] =>
  isStaff(visit) ? [{ href: '/staff', label: words.staff }] : [];

/** What stands above a page of the docket. */
export const aboveDossier = (visit: Pick<Visit, 'grants'>): Link[] => [
  ...aboveDocket(visit),
  { href: '/docket', label: words.title },
];
