import { theSystem, type Act } from '../../platform/act/index.ts';
import { reacting, reactingTogether, type Reaction } from '../../platform/facts/index.ts';
import type { Task } from '../../platform/jobs/index.ts';
import { personsOf } from '../../roll/index.ts';
import { holdersOfGrant, unitNamed, unitsById, type Unit } from '../../units/index.ts';
import type { CharterFact } from '../facts.ts';
import type { Given } from '../given.ts';
import type { Petition } from '../petitions/model.ts';
import { countSignatures, petitionOf, petitionsById } from '../petitions/queries.ts';
import { sealedLink } from '../sealed-link.ts';
import { noteReminded, reminding, silentConsultations } from './commands.ts';
import { postQuestions, postReceiptCopy, postReplyCopies } from './letters.ts';
import type { Consultation, ConsultationId } from './model.ts';
import { consultationsById } from './queries.ts';
import { impedimentsToReplying } from './rules.ts';

/** The letters that follow when units are asked and reply, and when receipt is acknowledged. */
export function consultationReactions(given: Given): Reaction[] {
  return [
    reactingTogether<CharterFact>('charters.ask-units', ['charters.unit-asked'], async (act, facts) => {
      const ids = facts.map(({ fact }) => consultationIn(fact));
      await writeQuestions(act, given, 'question', ids);
    }),
    reacting<CharterFact>('charters.copy-reply', ['charters.unit-replied'], (act, { fact }) =>
      copyReply(act, given, consultationIn(fact)),
    ),
    reacting<CharterFact>('charters.copy-receipt', ['charters.receipt-acknowledged'], (act, { id, fact }) =>
      copyReceipt(act, given, 'petition' in fact ? fact.petition : 0, String(id)),
    ),
  ];
}

/** Units that have not answered are reminded once. */
export function consultationTasks(given: Given): Task[] {
  return [
    {
      kind: reminding,
      run: ({ perform, subject, at }) =>
        perform(theSystem(at), async (act) => {
          const [petition, answerBy = ''] = subject.split(' ');
          const silent = await silentConsultations(act, Number(petition), answerBy);
          await noteReminded(act, await writeQuestions(act, given, 'reminder', silent));
        }),
    },
  ];
}

const consultationIn = (fact: CharterFact): ConsultationId => ('consultation' in fact ? fact.consultation : 0);

/**
 * Four statements, however many units.  Nobody is asked for what can no longer be answered, and no unit whose address has gone.
 *
 * @returns those to which a letter goes
 */
async function writeQuestions(
  act: Act,
  given: Given,
  kind: 'question' | 'reminder',
  ids: readonly ConsultationId[],
): Promise<ConsultationId[]> {
  const found = await gather(act, await consultationsById(act.db, ids));
  const asked = found
    .filter(({ unit }) => unit.contactEmail)
    .filter(({ consultation, petition }) => impedimentsToReplying(consultation, petition, act.today).length === 0)
    .map((one) => ({
      ...one,
      silence: given.policies.of(one.petition.policyId, one.petition.policyVersion).consultation.silence,
      token: sealedLink(given.installation.hashKey, 'consult', one.consultation.id),
    }));
  await postQuestions(act, { head: given.head(), committee: given.association.committee }, kind, asked);
  return asked.map(({ consultation }) => consultation.id);
}

interface Gathered {
  readonly consultation: Consultation;
  readonly petition: Petition;
  readonly unit: Unit;
}

async function gather(act: Act, consultations: readonly Consultation[]): Promise<Gathered[]> {
  if (consultations.length === 0) return [];
  const petitions = await petitionsById(act.db, [...new Set(consultations.map((one) => one.petition))]);
  const units = await unitsById(act.db, [...new Set(consultations.map((one) => one.unit))]);
  return consultations.flatMap((consultation) => {
    const petition = petitions.get(consultation.petition);
    const unit = units.get(consultation.unit);
    return petition && unit ? [{ consultation, petition, unit }] : [];
  });
}

async function copyReply(act: Act, given: Given, id: ConsultationId): Promise<void> {
  const [found] = await gather(act, await consultationsById(act.db, [id]));
  const reply = found?.consultation.reply;
  if (!found || !reply) return;
  const chairs = await personsOf(act.db, await holdersOfGrant(act.db, 'docket.decide', act.today));
  const committee = await unitNamed(act.db, given.association.units.committee);
  const writeTo = committee?.contactEmail || null;
  await postReplyCopies(act, given.head(), { ...found, reply, writeTo, chairs: [...chairs.values()] });
}

/** To the unit that the association's file names, if it is known and has an address. */
async function copyReceipt(act: Act, given: Given, id: number, once: string): Promise<void> {
  const { receiptsCopiedTo } = given.association.units;
  const unit = receiptsCopiedTo === null ? undefined : await unitNamed(act.db, receiptsCopiedTo);
  const petition = await petitionOf(act.db, id);
  if (!unit?.contactEmail || !petition) return;
  const signed = await countSignatures(act.db, id);
  const from = { head: given.head(), committee: given.association.committee };
  await postReceiptCopy(act, from, { petition, signed, unit, once });
}
