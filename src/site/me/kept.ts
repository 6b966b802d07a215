import type { PersonId, Visit } from '../../platform/act/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { openSessionsOf } from '../../platform/auth/index.ts';
import { factsBy } from '../../platform/facts/index.ts';
import { mailRecordsOf } from '../../platform/mail/index.ts';
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
import { dutyRecordsOf } from '../../duties/index.ts';
import { groupRecordsOf } from '../../groups/index.ts';
import { lifecycleRecordsOf } from '../../lifecycle/index.ts';
import { ballotRecordsOf, meetingRecordsOf } from '../../meetings/index.ts';
import { rollRecordsOf } from '../../roll/index.ts';
import { stepRecordsOf } from '../../steps/index.ts';
import { postsOf } from '../../units/index.ts';

/** More than anybody signs or organizes in a lifetime. */
const everything = 100_000;

/** All that is kept about a person, and about nobody else, as one thing to be written down; what may be much comes in pages. */
export async function keptAbout(
  visit: Pick<Visit, 'db' | 'at'>,
  person: PersonId,
  association: string,
): Promise<Record<string, unknown>> {
  const { db, at } = visit;
  return {
    association,
    writtenAt: at,
    ...(await rollRecordsOf(visit, person)),
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
    ...(await groupRecordsOf(db, person)),
    ofGroups: await lifecycleRecordsOf(db, person),
    steps: await stepRecordsOf(db, person),
    duties: await dutyRecordsOf(db, person),
    offices: await postsOf(db, person, '0001-01-01'),
    sessions: await openSessionsOf(visit, person),
    ...mailRecordsOf(db, person),
    acts: actsOf(db, person),
  };
}

async function* actsOf(db: Db, person: PersonId): AsyncGenerator<readonly object[]> {
  for await (const facts of factsBy(db, person)) yield facts.map(({ id, at, fact }) => ({ id, at, ...fact }));
}
