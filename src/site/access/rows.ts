/** Who comes. Each office stands for whoever holds it, with the rights that the association's file gives it. */
export const roles = [
  'nobody',
  'member',
  'organizer',
  'convener',
  'verifier',
  'chair',
  'voter',
  'secretary',
  'registrar',
  'editor',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** Gets what the address is for; is sent to sign in; is told that the right is missing; is told that nothing is there. */
export type Outcome = 'may' | 'sign-in' | 'refused' | 'unseen';

/** The states of a petition that make a difference to who may. */
export type PetitionState =
  | 'draft'
  | 'screening'
  | 'signing'
  | 'suspended'
  | 'awaiting'
  | 'halted'
  | 'filed'
  | 'docketed'
  | 'recommended'
  | 'returned';

/** Everybody may read a petition in these, as far as there is a sample of it. */
export const open: readonly PetitionState[] = [
  'signing',
  'suspended',
  'halted',
  'filed',
  'docketed',
  'recommended',
  'returned',
];

/** Who may do what. The organizer organizes the petition, the convener convenes the group; the member was offered the role. */
export interface Row {
  /** As `POST /petitions/:id/signatures`. */
  readonly route: string;
  /** The petition is in each of these states; left out where the route is not about a petition. */
  readonly states?: readonly PetitionState[];
  /** `everyone`, or those roles that may. */
  readonly may: 'everyone' | 'members' | readonly Role[];
  /** What those who are signed in and may not are told. */
  readonly others?: 'refused' | 'unseen' | 'sign-in';
  /** Those of the others who see that it is there, and are told that the right is missing. */
  readonly refused?: readonly Role[];
  /** What somebody who is not signed in is told, where that is not to sign in. */
  readonly nobody?: Outcome;
}

export const everyone = (route: string, states?: readonly PetitionState[]): Row => ({
  route,
  may: 'everyone',
  ...(states && { states }),
});
/** Whoever is signed in. */
export const members = (route: string, states?: readonly PetitionState[]): Row => ({
  route,
  may: 'members',
  ...(states && { states }),
});
/** An office, and nobody else; that there is such a page is no secret. */
export const office = (route: string, may: readonly Role[], states?: readonly PetitionState[]): Row => ({
  route,
  may,
  others: 'refused',
  ...(states && { states }),
});
/** Nobody else learns that there is anything. */
export const hidden = (route: string, may: readonly Role[], states?: readonly PetitionState[]): Row => ({
  route,
  may,
  others: 'unseen',
  ...(states && { states }),
});
/** Nobody else learns that there is anything, and nobody is asked to sign in for it. */
export const hiddenFromAll = (route: string, may: readonly Role[], states?: readonly PetitionState[]): Row => ({
  ...hidden(route, may, states),
  nobody: 'unseen',
});

/** What the row says of the role. */
export function expectedOf({ may, others = 'refused', refused = [], nobody }: Row, role: Role): Outcome {
  if (may === 'everyone') return 'may';
  if (role === 'nobody') return nobody ?? 'sign-in';
  if (may === 'members' || may.includes(role)) return 'may';
  return refused.includes(role) ? 'refused' : others;
}
