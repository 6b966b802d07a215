import { NotFound, refuse } from '../../platform/refusal/index.ts';
import { get, json, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { hasSigned, petitionIn } from '../../charters/index.ts';
import { receiptOf } from './receipt.ts';

/** A signer takes what shows that their signature is in the record. */
export const receiptRoutes: readonly Route[] = [get('/petitions/:id/signatures/own/receipt.json', receiptIn)];

async function receiptIn(call: Call): Promise<Answer> {
  const person = signedIn(call);
  const { db } = call.visit;
  const { id: petition } = await petitionIn(call);
  if (!(await hasSigned(db, petition, person))) throw new NotFound();
  const receipt = await receiptOf(db, petition, person);
  if (!receipt) return refuse('receipt-none', { petition });
  return json(receipt);
}
