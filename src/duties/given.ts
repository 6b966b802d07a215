import type { PolicyBook } from '../charters/index.ts';
import type { Impediment } from '../platform/refusal/index.ts';
import type { Wording } from '../platform/plug.ts';
import type { Association, Letterhead, Nouns } from '../roll/index.ts';

/** What the duties are given when they are plugged in. */
export interface Given {
  readonly association: OwingAssociation;
  readonly policies: PolicyBook;
  /** The head of letters; the address may be known only once the server listens. */
  readonly head: () => Letterhead;
  /** Words an impediment of any capability. */
  readonly word: (impediment: Impediment) => Wording;
}

/** What duties need to know of the association. */
export interface OwingAssociation {
  /** The bodies that a policy may name, by what they are called. */
  readonly bodies: { readonly committee: string; readonly council: string; readonly contact: string };
  /** What things are called here. */
  readonly nouns: Nouns;
  /** “Staff liaison”, by its code. */
  readonly officeLabel: (office: string) => string;
}

/** What duties need to know of an association, from its file. */
export function owingAssociation({ bodies, words, offices }: Association): OwingAssociation {
  const labels = new Map(offices.map(({ office, label }) => [office, label]));
  return {
    bodies: { committee: bodies.committee, council: bodies.council, contact: bodies.contact },
    nouns: words,
    officeLabel: (office) => labels.get(office) ?? office,
  };
}
