import path from 'node:path';
import { connect } from '../db/index.ts';
import { installationOf } from '../installation.ts';
import { BadFile } from '../json-file/index.ts';
import { openSigner, serverOf } from '../mail/index.ts';
import { hasEmbedded, joinEmbedded } from '../postgres/index.ts';
import { keyStanding } from '../seal/index.ts';
import { BadSetting, readSettings, type Settings } from '../settings/index.ts';
import { backgroundStateAt, databaseStateAt } from './database.ts';
import {
  fine,
  judgeBackground,
  judgeBackups,
  judgeDatabase,
  judgeLetters,
  judgeRecord,
  judgeRecordKey,
  watched,
  wrong,
} from './judging.ts';
import type { DatabaseState, Finding } from './model.ts';
import { causeOf, lookAtDisk, lookAtMailServer, lookAtPorts } from './surroundings.ts';
import { told } from './words.ts';

/** What the doctor is told from outside the platform. */
export interface Surgery {
  readonly environment: NodeJS.ProcessEnv;
  /** Reads the papers in a folder. @throws BadFile */
  readonly readPapers: (folder: string) => { readonly name: string; readonly policies: number };
  readonly now: () => Date;
}

/**
 * Looks at everything that an installation stands on, and changes nothing: neither tables nor settings.  What cannot be looked at since something
 * else is wrong is left out, and what is wrong is told.
 */
export async function examine(surgery: Surgery): Promise<Finding[]> {
  const { settings, findings } = readAsFarAsPossible(surgery.environment);
  if (!settings) return findings;
  const [database, mail, ports] = await Promise.all([
    lookAtDatabase(settings, surgery.now),
    lookAtMail(settings),
    lookAtPorts(settings),
  ]);
  return [
    ...findings,
    lookAtPapers(settings, surgery),
    lookAtDisk(settings.dataFolder),
    ...database,
    ...mail,
    ...ports,
  ];
}

/** Where some settings are wrong, the others may still lead to the database: those that were named are left out, and it is tried again. */
function readAsFarAsPossible(environment: NodeJS.ProcessEnv): { settings?: Settings; findings: Finding[] } {
  try {
    const settings = readSettings(environment);
    const what = settings.example ? 'an example' : 'a real association';
    return { settings, findings: [fine('settings', told.settingsFine(`${what} at ${settings.baseUrl}`))] };
  } catch (error) {
    if (!(error instanceof BadSetting)) throw error;
    const findings = error.message.split('\n').map((line) => wrong('settings', told.settingsWrong(line)));
    const named = new Set(error.message.match(/\b(FOLKMOOT_[A-Z_]+|PORT|SMTP_URL|DATABASE_URL)\b/g));
    const rest = Object.entries(environment).filter(([name, value]) => value && !named.has(name));
    // Without these we would look at another database than the one that is meant.
    const decisive = ['DATABASE_URL', 'FOLKMOOT_DATA', 'FOLKMOOT_EXAMPLE'];
    if (decisive.some((name) => named.has(name) && environment[name])) return { findings };
    const further = readAsFarAsPossible(Object.fromEntries(rest));
    const more = further.findings.filter(({ standing }) => standing === 'wrong');
    return { ...further, findings: [...findings, ...more] };
  }
}

function lookAtPapers({ associationFolder }: Settings, { readPapers }: Surgery): Finding {
  try {
    const { name, policies } = readPapers(associationFolder);
    return fine('papers', told.papersFine(name, policies));
  } catch (error) {
    if (error instanceof BadFile) return wrong('papers', told.papersWrong(error.message));
    throw error;
  }
}

async function lookAtDatabase(settings: Settings, now: () => Date): Promise<Finding[]> {
  const folder = path.join(settings.dataFolder, 'postgres');
  if (!settings.databaseUrl && !hasEmbedded(folder)) return [watched('database', told.databaseNone(folder))];
  let stop = async () => {};
  try {
    const embedded = settings.databaseUrl ? undefined : await joinEmbedded({ folder });
    stop = async () => embedded?.stop();
    const url = settings.databaseUrl ?? embedded!.url;
    const state = await databaseStateAt(url, now);
    const found = judgeDatabase(state, settings.exampleName);
    return isOfThisVersion(state) ? [...found, ...(await lookWithin(url, settings, now))] : found;
  } catch (error) {
    return [wrong('database', told.databaseAway(causeOf(error)))];
  } finally {
    await stop();
  }
}

/** What the tables hold is read only where they are those that we know. */
const isOfThisVersion = ({ kind, missing, unknown }: DatabaseState): boolean =>
  kind !== null && missing.length === 0 && unknown.length === 0;

async function lookWithin(url: string, { example, recordKeys }: Settings, now: () => Date): Promise<Finding[]> {
  const database = connect(url, 1);
  try {
    const ahead = (await installationOf(database.db))?.clockAheadMs ?? 0;
    const at = new Date(now().getTime() + ahead);
    const state = await backgroundStateAt(database.db, at);
    return [
      judgeBackups(state.lastBackupAt, at, example),
      ...judgeBackground(state),
      ...judgeLetters(state),
      judgeRecord(state, at),
      judgeRecordKey(await keyStanding(database.db, recordKeys)),
    ];
  } catch (error) {
    return [wrong('database', told.databaseUnread(causeOf(error)))];
  } finally {
    await database.close();
  }
}

async function lookAtMail(settings: Settings): Promise<Finding[]> {
  const { example, smtpUrl, dkim, mailDomain } = settings;
  if (example) return [fine('mail-server', told.mailExample())];
  if (!smtpUrl) return [wrong('mail-server', told.mailUnset()), lookAtSignature(dkim)];
  return [await lookAtMailServer(serverOf(smtpUrl), mailDomain), lookAtSignature(dkim)];
}

function lookAtSignature(dkim: Settings['dkim']): Finding {
  if (!dkim) return fine('mail-signature', told.signatureNone());
  try {
    openSigner(dkim.domain, dkim.keys);
    const selectors = dkim.keys.map(({ selector }) => selector);
    return fine('mail-signature', told.signatureFine(dkim.domain, selectors));
  } catch (error) {
    return wrong('mail-signature', told.signatureWrong(causeOf(error)));
  }
}
