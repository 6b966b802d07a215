/**
 * Something that happened.  A fact holds ids, codes, numbers and hashes: never free text, a name or an address, because
 * facts are the audit trail and are never changed or deleted.  The door of the capability that records it gives its type.
 */
export type Fact = { readonly kind: `${string}.${string}` } & Readonly<Record<string, Detail>>;

type Detail = string | number | boolean | null | readonly (string | number)[];

/** A fact as it stands in the record. */
export type Recorded<F extends Fact = Fact> = {
  readonly id: number;
  readonly at: Date;
  readonly by: string | null;
  readonly fact: F;
};
