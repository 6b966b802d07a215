/** Whoever wrote a message may see its receipt, and whoever leads the list. */
export function mayReadReceipt(
  visitor: { readonly by: string | null; readonly grants: { has(word: string): boolean } },
  writer: string | null,
  group: { readonly slug: string } | undefined,
): boolean {
  return (visitor.by !== null && visitor.by === writer) || mayOwn(visitor.grants, group);
}

/** Whether somebody acts as the owner of the lists of a group. */
export const mayOwn = (grants: { has(word: string): boolean }, group: { readonly slug: string } | undefined): boolean =>
  grants.has('administration') || (group !== undefined && grants.has(`group.edit@${group.slug}`));
