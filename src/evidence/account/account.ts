import type { Db } from '../../platform/db/index.ts';
import { chainOf, consistencyOf, readCheckpoint, recordKeys, type RecordKey } from '../../platform/seal/index.ts';
import type { PetitionId } from '../../charters/index.ts';

/** What is sealed about a petition, for whoever counts it again with tools/verify.mjs; it names nobody. */
export interface Account {
  readonly format: 'folkmoot-account/1';
  readonly petition: PetitionId;
  /** With which the checkpoint is signed, as verifiers of notes take it. */
  readonly key: string;
  /** All that the record has been signed with, the newest last. */
  readonly keys: readonly RecordKey[];
  /** The signed note of the tree in which the leaves are. */
  readonly checkpoint: string;
  /** In their order: the leaf as its canonical text, and the hashes, in base64, that lead from it to the root. */
  readonly leaves: readonly { readonly number: number; readonly leaf: string; readonly path: readonly string[] }[];
  /** Shows that the tree goes on from an earlier one, by the leaves of that. */
  readonly consistency?: Readonly<Record<number, readonly string[]>>;
}

/**
 * The account of a petition; undefined while nothing about it is sealed, which takes an hour.
 *
 * @param from leaves of an earlier tree, of which somebody has the checkpoint
 */
export async function accountOf(
  db: Db,
  { petition, from }: { readonly petition: PetitionId; readonly from?: number | undefined },
): Promise<Account | undefined> {
  const [chain, keys] = [await chainOf(db, petition), await recordKeys(db)];
  const checkpoint = chain[0]?.checkpoint;
  if (checkpoint === undefined) return undefined;
  // The tree of the paths: there may be a later one by now, and a later key.
  const { key } = keys.find((each) => readCheckpoint(checkpoint, each.key)) ?? {};
  const head = key !== undefined && readCheckpoint(checkpoint, key);
  if (!head) return undefined;
  const leaves = chain.map(({ number, leaf, path }) => ({ number, leaf: String(leaf), path: path.map(base64) }));
  const proven = from !== undefined && from > 0 && from <= head.size;
  return {
    format: 'folkmoot-account/1',
    petition,
    key,
    keys,
    checkpoint,
    leaves,
    ...(proven && { consistency: { [from]: (await consistencyOf(db, from, head.size)).map(base64) } }),
  };
}

const base64 = (hash: Buffer): string => hash.toString('base64');
