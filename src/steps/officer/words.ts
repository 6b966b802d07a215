import type { Wordings } from '../../platform/plug.ts';

/** The sentences of the decision of one officer. */
export const words = {
  title: 'The decision',
  lede: (office: string) =>
    `By its rules the ${office} decides on this petition, and no vote is taken. What follows from it happens at once.`,
  result: 'What is decided',
  results: { approved: 'Authorize the group', declined: 'Decline', returned: 'Return for changes' },
  choose: 'Choose what is decided.',
  reasons: 'Reasons',
  reasonsHint: 'Needed unless you authorize. They are published with the decision.',
  conditions: 'Conditions',
  conditionsHint: 'What is asked along with the decision. They are published. You may leave it empty.',
  tooLong: 'At most 10,000 characters.',
  record: 'Record the decision',
  dossier: 'Dossier',
} as const;

/** Where somebody would have it voted on. */
export const wordings: Wordings = {
  'officer-decides': ({ office }) => ({
    say: `By its rules the ${String(office)} decides on this petition, and no vote is taken.`,
    todo: { label: 'Record the decision on the page of the decision' },
  }),
};
