import type { PersonId } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { ownInclusionsOf, readCheckpoint, recordKeys, type RecordKey } from '../../platform/seal/index.ts';
import type { PetitionId } from '../../charters/index.ts';

/** What a signer did to one petition. */
const kinds = ['charters.petition-signed', 'charters.signature-withdrawn'];

/** What shows a signer that their signature is in the record: for them alone, to be checked with tools/verify.mjs. */
export interface Receipt {
  readonly format: 'folkmoot-receipt/1';
  readonly petition: PetitionId;
  /** With which the checkpoint is signed, as verifiers of notes take it. */
  readonly key: string;
  /** All that the record has been signed with, the newest last. */
  readonly keys: readonly RecordKey[];
  /** The signed note of the tree in which the leaves are. */
  readonly checkpoint: string;
  /** The signer as this house knows them: an id, no name. */
  readonly person: PersonId;
  /** In their order: the leaf as its canonical text, the hashes that lead to the root, and the salt under which the signer stands in it, both in base64. */
  readonly leaves: readonly {
    readonly number: number;
    readonly leaf: string;
    readonly path: readonly string[];
    readonly salt: string;
  }[];
}

/** The receipt of whoever signed a petition themselves; undefined while nothing of it is sealed, which takes an hour. */
export async function receiptOf(db: Db, petition: PetitionId, person: PersonId): Promise<Receipt | undefined> {
  const [proofs, keys] = [await ownInclusionsOf(db, person, { petition, kinds }), await recordKeys(db)];
  const checkpoint = proofs[0]?.checkpoint;
  if (checkpoint === undefined) return undefined;
  const { key } = keys.find((each) => readCheckpoint(checkpoint, each.key)) ?? {};
  if (key === undefined) return undefined;
  const leaves = proofs.map(({ number, leaf, path, salt }) => ({
    number,
    leaf: String(leaf),
    path: path.map((hash) => hash.toString('base64')),
    salt: salt.toString('base64'),
  }));
  return { format: 'folkmoot-receipt/1', petition, key, keys, checkpoint, person, leaves };
}
