import { openSessionsOf } from '../../platform/auth/index.ts';
import { factsBy } from '../../platform/facts/index.ts';
import { lettersTo } from '../../platform/mail/index.ts';
import { file, get, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import {
  commentsBy,
  newsBy,
  organizerRecordsOf,
  paperLinesOf,
  petitionsOrganizedBy,
  signaturesBy,
} from '../../charters/index.ts';
import { conversationRecordsOf } from '../../conversations/index.ts';
import { participationsOf, profileOf } from '../../groups/index.ts';
import { ballotRecordsOf, meetingRecordsOf } from '../../meetings/index.ts';
import { accountsOf, memberOfPerson, passkeysOf, personOf, standingHistory, tokensOf } from '../../roll/index.ts';
import { postsOf } from '../../units/index.ts';
import type { SiteHouse } from '../house.ts';
import { words } from './words.ts';

/** More than anybody signs or organizes in a lifetime. */
const everything = 100_000;

/** `GET /me/export`: all that is kept about whoever asks, as one file, and about nobody else. */
export function exportRoute({ association }: Pick<SiteHouse, 'association'>): Route {
  return get('/me/export', (call) => whatIsKept(call, association.name));
}

async function whatIsKept(call: Call, association: string): Promise<Answer> {
  const person = signedIn(call);
  const { db, at } = call.visit;
  const member = await memberOfPerson(db, person);
  const kept = {
    association,
    writtenAt: at,
    person: await personOf(db, person),
    roll: member ? { member, standing: await standingHistory(db, member.id) } : null,
    signatures: (await signaturesBy(db, person, { most: everything })).map(({ signed: _, ...own }) => own),
    onPaper: await paperLinesOf(db, person),
    petitions: await petitionsOrganizedBy(db, person, { most: everything }),
    organizing: await organizerRecordsOf(db, person),
    comments: await commentsBy(db, person, { most: everything }),
    news: await newsBy(db, person, { most: everything }),
    meetings: await meetingRecordsOf(db, person),
    ballots: await ballotRecordsOf(db, person),
    conversations: await conversationRecordsOf(db, person),
    groups: await participationsOf(db, person, call.visit.today),
    profile: await profileOf(db, person),
    offices: await postsOf(db, person, '0001-01-01'),
    sessions: await openSessionsOf(call.visit, person),
    tokens: await tokensOf(call.visit, person),
    passkeys: await passkeysOf(db, person),
    providerAccounts: await accountsOf(db, person),
    letters: await lettersTo(db, person),
    acts: (await factsBy(db, person)).map(({ id, at: factAt, fact }) => ({ id, at: factAt, ...fact })),
  };
  return file(words.fileName, 'application/json; charset=utf-8', `${JSON.stringify(kept, null, 2)}\n`);
}
