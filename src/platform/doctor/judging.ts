import type { KeyStanding } from '../seal/index.ts';
import { days, hours, minutes } from '../time/index.ts';
import type {
  BackgroundState,
  DatabaseState,
  Finding,
  MailServerState,
  PortState,
  Standing,
  Subject,
  Told,
} from './model.ts';
import { told } from './words.ts';

const found = (about: Subject, standing: Standing, { say, todo }: Told): Finding => ({ about, standing, say, todo });

const oldestVersion = 15;
const longTransactionSeconds = 600;
const clockOffMs = { watch: 2_000, wrong: 60_000 };

/** The database itself, before anything of ours is read in it. */
export function judgeDatabase(state: DatabaseState, exampleName: string | null): Finding[] {
  const { versionNumber, encoding, bytes, kind, example } = state;
  const version = Math.floor(versionNumber / 10_000);
  if (version < oldestVersion) return [found('database', 'wrong', told.databaseTooOld(version, oldestVersion))];
  if (encoding !== 'UTF8') return [found('database', 'wrong', told.databaseEncoding(encoding))];
  if (kind && (kind === 'example') !== (exampleName !== null))
    return [found('database', 'wrong', told.databaseOfOtherKind(kind))];
  if (example !== null && exampleName !== null && example !== exampleName)
    return [found('database', 'wrong', told.databaseOfOtherExample(example, exampleName))];
  return [
    found('database', 'ok', told.databaseFine(version, bytes)),
    judgeMigrations(state),
    judgeTransactions(state),
    judgeClock(state),
  ];
}

function judgeMigrations({ missing, unknown, kind }: DatabaseState): Finding {
  if (unknown.length > 0) return found('migrations', 'wrong', told.migrationsUnknown(unknown));
  if (!kind) return found('migrations', 'watch', told.neverStarted());
  if (missing.length > 0) return found('migrations', 'watch', told.migrationsMissing(missing));
  return found('migrations', 'ok', told.migrationsFine());
}

function judgeTransactions({ openTransaction: open }: DatabaseState): Finding {
  if (open && open.seconds >= longTransactionSeconds) return found('transactions', 'watch', told.transactionOpen(open));
  return found('transactions', 'ok', told.transactionsFine(open?.seconds ?? null));
}

function judgeClock({ clockAheadMs }: DatabaseState): Finding {
  const off = Math.abs(clockAheadMs);
  if (off < clockOffMs.watch) return found('clock', 'ok', told.clockFine());
  return found('clock', off < clockOffMs.wrong ? 'watch' : 'wrong', told.clockOff(clockAheadMs));
}

const backupOld = { watch: hours(36), wrong: days(8) };

/** How old the last backup is, of those that Folkmoot itself took. */
export function judgeBackups(lastAt: Date | null, at: Date, isExample: boolean): Finding {
  if (isExample) return found('backups', 'ok', told.exampleBackups());
  if (!lastAt) return found('backups', 'watch', told.noBackup());
  const ageMs = at.getTime() - lastAt.getTime();
  if (ageMs < backupOld.watch) return found('backups', 'ok', told.backupFine(ageMs));
  return found('backups', ageMs < backupOld.wrong ? 'watch' : 'wrong', told.backupOld(ageMs));
}

const waitsTooLongMs = { task: minutes(15), letter: hours(1) };

/** Tasks and reactions: those that failed, and those that nobody does. */
export function judgeBackground(state: BackgroundState): Finding[] {
  const { tasksFailed, reactionsFailed, failing, oldestTaskMs } = state;
  const findings: Finding[] = [];
  if (oldestTaskMs !== null && oldestTaskMs > waitsTooLongMs.task)
    findings.push(found('background', 'wrong', told.nobodyWorks(oldestTaskMs)));
  if (tasksFailed + reactionsFailed > 0)
    findings.push(found('background', 'watch', told.stuck(tasksFailed, reactionsFailed, failing)));
  return findings.length > 0 ? findings : [found('background', 'ok', told.backgroundFine())];
}

/** Letters and copies that wait, and letters that were given up. */
export function judgeLetters(state: BackgroundState): Finding[] {
  const { lettersFailed, lettersWaiting, oldestLetterMs, copiesWaiting } = state;
  const findings: Finding[] = [];
  if (oldestLetterMs !== null && oldestLetterMs > waitsTooLongMs.letter)
    findings.push(found('letters', 'wrong', told.lettersWait(lettersWaiting, oldestLetterMs)));
  if (lettersFailed > 0) findings.push(found('letters', 'watch', told.lettersFailed(lettersFailed)));
  return findings.length > 0 ? findings : [found('letters', 'ok', told.lettersFine(lettersWaiting, copiesWaiting))];
}

const recordOldMs = { seal: hours(3), check: hours(50) };

/** Whether facts are sealed each hour, and whether they were the same when they were last compared with their seal. */
export function judgeRecord({ facts, sealed, sealedAt, sealCheck }: BackgroundState, at: Date): Finding {
  if (sealCheck && sealCheck.findings > 0) return found('record', 'wrong', told.recordChanged(sealCheck));
  const unsealedForMs = at.getTime() - (sealedAt?.getTime() ?? 0);
  if (facts > sealed && sealedAt && unsealedForMs > recordOldMs.seal)
    return found('record', 'watch', told.recordUnsealed(facts - sealed, unsealedForMs));
  if (!sealCheck) return found('record', 'ok', told.recordUnchecked(facts));
  const ageMs = at.getTime() - sealCheck.checkedAt.getTime();
  return ageMs > recordOldMs.check
    ? found('record', 'watch', told.recordCheckOld(ageMs))
    : found('record', 'ok', told.recordFine(sealed, ageMs));
}

/** Whether the key of the record is at hand. That it lies in the database is no fault, and is told. */
export function judgeRecordKey(standing: KeyStanding): Finding {
  const isAtHand = standing !== 'missing' && standing !== 'unknown';
  return found('record-key', isAtHand ? 'ok' : 'wrong', told.recordKey[standing]());
}

export function judgeMailServer(state: MailServerState): Finding {
  if (state.kind === 'direct') return found('mail-server', 'ok', told.mailDirect());
  if (state.kind === 'silent') return found('mail-server', 'wrong', told.mailSilent(state.host, state.why));
  if (state.isSecure || state.isHere) return found('mail-server', 'ok', told.mailAnswers(state.host, state.isSecure));
  return found('mail-server', 'watch', told.mailUnsecured(state.host));
}

export function judgePort(state: PortState): Finding {
  switch (state.state) {
    case 'free':
      return found('ports', 'ok', told.portFree(state));
    case 'ours':
      return found('ports', 'ok', told.portOurs(state));
    case 'taken':
      return found('ports', 'wrong', told.portTaken(state));
    case 'forbidden':
      return found('ports', 'wrong', told.portForbidden(state));
    case 'no-address':
      return found('ports', 'wrong', told.portNowhere(state));
  }
}

const gibibyte = 2 ** 30;
const diskFree = { watch: 2 * gibibyte, wrong: gibibyte / 4 };

export function judgeDisk(folder: string, freeBytes: number): Finding {
  if (freeBytes >= diskFree.watch) return found('disk', 'ok', told.diskFine(folder, freeBytes));
  return found('disk', freeBytes >= diskFree.wrong ? 'watch' : 'wrong', told.diskFull(folder, freeBytes));
}

export const fine = (about: Subject, words: Told): Finding => found(about, 'ok', words);
export const watched = (about: Subject, words: Told): Finding => found(about, 'watch', words);
export const wrong = (about: Subject, words: Told): Finding => found(about, 'wrong', words);
