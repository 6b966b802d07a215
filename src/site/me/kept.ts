import type { PersonId, Visit } from '../../platform/act/index.ts';
import { openSessionsOf } from '../../platform/auth/index.ts';
import { factsBy } from '../../platform/facts/index.ts';
import { lettersTo } from '../../platform/mail/index.ts';
import {
  commentsBy,
  kindClaimsBy,
  newsBy,
  organizerRecordsOf,
  paperLinesOf,
  petitionsOrganizedBy,
  signaturesBy,
} from '../../charters/index.ts';
import { conversationRecordsOf } from '../../conversations/index.ts';
import { participationsOf, profileOf } from '../../groups/index.ts';
import { lifecycleRecordsOf } from '../../lifecycle/index.ts';
import { ballotRecordsOf, meetingRecordsOf } from '../../meetings/index.ts';
import { accountsOf, memberOfPerson, passkeysOf, personOf, standingHistory, tokensOf } from '../../roll/index.ts';
import { postsOf } from '../../units/index.ts';

/** More than anybody signs or organizes in a lifetime. */
const everything = 100_000;

/** All that is kept about a person, and about nobody else, as one thing to be written down. */
export async function keptAbout(
  visit: Pick<Visit, 'db' | 'at' | 'today'>,
  person: PersonId,
  association: string,
): Promise<Record<string, unknown>> {
  const { db, at, today } = visit;
  const member = await memberOfPerson(db, person);
  return {
    association,
    writtenAt: at,
    person: await personOf(db, person),
    roll: member ? { member, standing: await standingHistory(db, member.id) } : null,
    signatures: (await signaturesBy(db, person, { most: everything })).map(({ signed: _, ...own }) => own),
    signedAs: await kindClaimsBy(db, person),
    onPaper: await paperLinesOf(db, person),
    petitions: await petitionsOrganizedBy(db, person, { most: everything }),
    organizing: await organizerRecordsOf(db, person),
    comments: await commentsBy(db, person, { most: everything }),
    news: await newsBy(db, person, { most: everything }),
    meetings: await meetingRecordsOf(db, person),
    ballots: await ballotRecordsOf(db, person),
    conversations: await conversationRecordsOf(db, person),
    groups: await participationsOf(db, person, today),
    ofGroups: await lifecycleRecordsOf(db, person),
    profile: await profileOf(db, person),
    offices: await postsOf(db, person, '0001-01-01'),
    sessions: await openSessionsOf(visit, person),
    tokens: await tokensOf(visit, person),
    passkeys: await passkeysOf(db, person),
    providerAccounts: await accountsOf(db, person),
    letters: await lettersTo(db, person),
    acts: (await factsBy(db, person)).map(({ id, at: factAt, fact }) => ({ id, at: factAt, ...fact })),
  };
}
