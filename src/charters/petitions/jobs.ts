import { theSystem, type Act } from '../../platform/act/index.ts';
import { reacting, reactingTogether, type Reaction } from '../../platform/facts/index.ts';
import type { Daily, Task } from '../../platform/jobs/index.ts';

import { hideFromSearch, makeFindable } from '../../platform/search/index.ts';
import { addMilliseconds, dayOf, days, type CalendarDay } from '../../platform/time/index.ts';
import { personsOf, type RollFact } from '../../roll/index.ts';
import { holdersOfGrant } from '../../units/index.ts';
import type { CharterFact } from '../facts.ts';
import type { Given } from '../given.ts';
import { sealedLink } from '../sealed-link.ts';
import { retestFiled } from '../verification/commands.ts';
import { closing } from './commands/collecting.ts';
import { endFullSigning, expirePetition, passScreening, screeningOver } from './commands/opening.ts';
import { eraseAfterDecision, petitionsToErase } from './commands/retention.ts';
import { tendUnfinished, unfinishedDue } from './commands/unfinished.ts';
import { postNews, postReceipts, postUndecided } from './letters.ts';
import { letterWords } from './letter-words.ts';
import { pendingStates, type Petition } from './model.ts';
import {
  countSignatures,
  organizersOf,
  petitionOf,
  petitionsById,
  petitionsToFile,
  signaturesForReceipts,
} from './queries.ts';
import { isPublic } from './rules.ts';

/** What happens when something has happened to a petition. */
export function petitionReactions(given: Given): Reaction[] {
  return [
    reactingTogether<CharterFact>('charters.write-receipt', ['charters.petition-signed'], (act, facts) =>
      writeReceipts(
        act,
        given,
        facts.map(({ fact }) => signatureIn(fact)),
      ),
    ),
    reactingTogether<CharterFact>(
      'charters.end-signing',
      ['charters.petition-signed', 'charters.petition-resumed'],
      (act, facts) => endSigning(act, given, [...new Set(facts.map(({ fact }) => petitionOfFact(fact)))]),
    ),
    reacting<CharterFact>('charters.tell-organizers', toldOf, (act, { id, fact }) =>
      tellOrganizers(act, given, id, fact),
    ),
    reacting<CharterFact>('charters.tell-undecided', ['charters.petition-closing-soon'], async (act, { id, fact }) => {
      if (fact.kind === 'charters.petition-closing-soon') await tellChairs(act, given, fact, String(id));
    }),
    reacting<CharterFact>('charters.index-petition', indexedAt, (act, { fact }) =>
      indexPetition(act, petitionOfFact(fact)),
    ),
    reactingTogether<RollFact>('charters.retest-filed', ['roll.import-applied', 'roll.member-merged'], (act) =>
      retestFiled(act, (id, version, stage) => given.policies.of(id, version).signing(stage)),
    ),
  ];
}

/** What is done when something falls due. */
export function petitionTasks(given: Given): Task[] {
  return [
    {
      kind: closing,
      run: ({ perform, subject, at }) => perform(theSystem(at), (act) => expirePetition(act, Number(subject))),
    },
    {
      kind: screeningOver,
      run: ({ perform, subject, at }) =>
        perform(theSystem(at, new Set(['petitions.screen'])), async (act) => {
          const petition = await petitionOf(act.db, Number(subject));
          if (!petition) return;
          const { kind, policyId, policyVersion } = petition;
          const { window } =
            kind === 'renew' ? await given.rulesToRenew(act, petition) : given.policies.of(policyId, policyVersion);
          await passScreening(act, petition.id, window);
        }),
    },
  ];
}

/** What is done every night: what nobody carries on comes to an end, and addresses and marks go when their time is over. */
export function petitionDailies(given: Given): Daily[] {
  return [
    {
      kind: 'charters.close-unfinished',
      async run({ perform, at }) {
        const rulesOf = (id: string, version: string) => given.policies.of(id, version).unfinished;
        const due = await perform(theSystem(at), (act) => unfinishedDue(act, rulesOf));
        for (const id of due) await perform(theSystem(at), (act) => tendUnfinished(act, id, rulesOf));
      },
    },
    {
      kind: 'charters.remind-to-file',
      run: ({ perform, at }) => perform(theSystem(at), (act) => remindToFile(act, given)),
    },
    {
      kind: 'charters.erase-after-decision',
      async run({ db, perform, at }) {
        for (const { id, policyId, policyVersion, endedAt } of await petitionsToErase(db)) {
          const { retention } = given.policies.of(policyId, policyVersion);
          if (addMilliseconds(endedAt, days(retention.days)) <= at)
            await perform(theSystem(at), (act) => eraseAfterDecision(act, id, retention.of));
        }
      },
    },
  ];
}

const signatureIn = (fact: CharterFact): number => ('signature' in fact ? fact.signature : 0);
const petitionOfFact = (fact: CharterFact): number => ('petition' in fact ? fact.petition : 0);

/** Five statements, however many receipts. */
async function writeReceipts(act: Act, given: Given, ids: readonly number[]): Promise<void> {
  const signatures = await signaturesForReceipts(act.db, ids);
  const petitions = await petitionsById(act.db, [...new Set(signatures.map(({ petition }) => petition))]);
  const signers = await personsOf(
    act.db,
    signatures.flatMap(({ person }) => person ?? []),
  );
  const receipts = signatures.flatMap(({ id, petition, person, paidThrough, ...signature }) => {
    const signer = signers.get(person ?? '');
    if (!signer?.email) return [];
    const standing = paidThrough ? letterWords.paidThrough(paidThrough) : letterWords.goodStanding;
    const withdrawal = sealedLink(given.installation.hashKey, 'withdraw', id);
    return [
      {
        ...signature,
        petition: petitions.get(petition)!,
        signature: id,
        standing,
        withdrawal,
        signer: { id: signer.id, name: signer.name, email: signer.email },
      },
    ];
  });
  await postReceipts(act, given.head(), receipts);
  for (const { place, petition } of signatures) {
    const reached = petitions.get(petition)!;
    const { isFiled } = given.policies.of(reached.policyId, reached.policyVersion).signing(reached.stage);
    if (place === reached.needed && isFiled)
      await news(act, given, { petition: reached, what: 'enough', once: `${reached.frozenAt?.toISOString()}` });
  }
}

/** Where nobody has to file, a petition moves on with the last signature that it needs. One statement where somebody has to. */
async function endSigning(act: Act, given: Given, ids: readonly number[]): Promise<void> {
  for (const { id, policyId, policyVersion, stage } of (await petitionsById(act.db, ids)).values())
    if (!given.policies.of(policyId, policyVersion).signing(stage).isFiled) await endFullSigning(act, id);
}

const toldOf = [
  'charters.petition-opened',
  'charters.petition-sent-back',
  'charters.petition-suspended',
  'charters.petition-filed',
  'charters.receipt-acknowledged',
  'charters.petition-verified',
  'charters.petition-decided',
  'charters.decision-ratified',
  'charters.decision-worded',
  'charters.petition-expired',
  'charters.petition-closing-soon',
  'charters.petition-left',
] as const;

async function tellOrganizers(act: Act, given: Given, id: number, fact: CharterFact): Promise<void> {
  const petition = await petitionOf(act.db, petitionOfFact(fact));
  if (!petition) return;
  const count = 'counted' in fact ? fact.counted : await countSignatures(act.db, petition.id);
  const on = 'closesOn' in fact ? fact.closesOn : act.today;
  await news(act, given, { petition, what: whatOf(fact), once: String(id), count, on });
}

/** A petition that its committee lets lie is closed with its knowledge. */
async function tellChairs(
  act: Act,
  given: Given,
  { petition: number, closesOn: on }: { readonly petition: number; readonly closesOn: CalendarDay },
  once: string,
): Promise<void> {
  const petition = await petitionOf(act.db, number);
  if (!petition || !pendingStates.includes(petition.state)) return;
  const chairs = await personsOf(act.db, await holdersOfGrant(act.db, 'docket.decide', act.today));
  await postUndecided(act, given.head(), { petition, chairs: [...chairs.values()], on, once });
}

function whatOf(fact: CharterFact): keyof typeof letterWords.news {
  switch (fact.kind) {
    case 'charters.petition-opened':
      return 'opened';
    case 'charters.petition-sent-back':
      return 'sent-back';
    case 'charters.petition-suspended':
      return 'suspended';
    case 'charters.petition-filed':
      return 'filed';
    case 'charters.receipt-acknowledged':
      return 'received';
    case 'charters.petition-verified':
      return fact.enough ? 'verified' : 'too-few';
    case 'charters.petition-decided':
      return fact.waits ? 'recommended' : fact.result;
    case 'charters.decision-ratified':
      return fact.result === 'ratified' ? 'approved' : 'not-ratified';
    case 'charters.decision-worded':
      return 'worded';
    case 'charters.petition-closing-soon':
      return 'closing-soon';
    case 'charters.petition-left':
      return fact.why ?? 'left';
    default:
      return 'expired';
  }
}

const reminderDays = 14;

/** Enough have signed, and time runs out: told once for each end of signing. */
async function remindToFile(act: Act, given: Given): Promise<void> {
  for (const petition of await petitionsToFile(act.db, addMilliseconds(act.at, days(reminderDays)))) {
    const on = dayOf(addMilliseconds(petition.closesAt!, -1), act.zone);
    await news(act, given, { petition, what: 'to-file', once: `${petition.id} ${on}`, count: petition.signed, on });
  }
}

interface News {
  readonly petition: Petition;
  readonly what: keyof typeof letterWords.news;
  readonly once: string;
  readonly count?: number;
  readonly on?: CalendarDay;
}

async function news(act: Act, given: Given, told: News): Promise<void> {
  await postNews(act, given.head(), { ...told, organizers: await organizersOf(act.db, told.petition.id) });
}

const indexedAt = [
  'charters.petition-awaits',
  'charters.petition-opened',
  'charters.petition-decided',
  'charters.petition-expired',
  'charters.petition-withdrawn',
] as const;

async function indexPetition(act: Act, id: number): Promise<void> {
  const petition = await petitionOf(act.db, id);
  if (!petition) return;
  if (!isPublic(petition)) return hideFromSearch(act.db, 'petition', String(id));
  await makeFindable(act.db, {
    noun: 'petition',
    id: String(id),
    href: `/petitions/${id}`,
    title: petition.title,
    body: petition.purpose,
  });
}
