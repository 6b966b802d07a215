import type { KeyStanding } from '../seal/index.ts';
import type { PortState, Told } from './model.ts';

const fine = (say: string): Told => ({ say, todo: null });
const mend = (say: string, todo: string): Told => ({ say, todo });

/** What is said of each finding. */
export const told = {
  settingsFine: (where: string) => fine(`The settings can be read: ${where}.`),
  settingsWrong: (message: string) =>
    mend(ended(message), 'Set it as docs/operators/settings.md says; the service does not start as it is.'),

  papersFine: (name: string, policies: number) =>
    fine(`The papers of ${name} can be read, with ${counted(policies, 'version', 'versions')} of the rules.`),
  papersWrong: (message: string) =>
    mend(ended(message), 'Mend that file, or set FOLKMOOT_ASSOCIATION to the folder that you mean.'),

  databaseNone: (folder: string) =>
    mend(
      `There is no database in ${folder} yet.`,
      'Start Folkmoot once: it makes one. If there should be one, FOLKMOOT_DATA is wrong.',
    ),
  databaseAway: (why: string) =>
    mend(
      `The database does not answer: ${ended(why)}`,
      'See that PostgreSQL runs and that DATABASE_URL names it. Pages say meanwhile that they will be back, and come back by themselves.',
    ),
  databaseUnread: (why: string) =>
    mend(`The database answers, and could not be read: ${ended(why)}`, 'See that its role owns the database.'),
  databaseTooOld: (version: number, oldest: number) =>
    mend(`The database is PostgreSQL ${version}.`, `Move to PostgreSQL ${oldest} or later: docs/operators/back-up.md.`),
  databaseEncoding: (encoding: string) =>
    mend(
      `The database is encoded as ${encoding}.`,
      'Make it anew with encoding UTF8, as docs/operators/install.md says, and restore a backup into it.',
    ),
  databaseOfOtherKind: (kind: 'example' | 'association') =>
    kind === 'example'
      ? mend(
          'The database holds the example association, and FOLKMOOT_EXAMPLE is off.',
          'Set FOLKMOOT_DATA or DATABASE_URL to a new place for a real association.',
        )
      : mend('The database holds a real association, and FOLKMOOT_EXAMPLE is on.', 'Set FOLKMOOT_EXAMPLE=off.'),
  databaseOfOtherExample: (example: string, wanted: string) =>
    mend(
      `The database holds the example “${example}”, and FOLKMOOT_EXAMPLE is ${wanted}.`,
      `Set FOLKMOOT_EXAMPLE=${example}, or FOLKMOOT_DATA or DATABASE_URL to a new place.`,
    ),
  databaseFine: (version: number, bytes: number) =>
    fine(`The database answers: PostgreSQL ${version}, ${sized(bytes)}.`),

  neverStarted: () => mend('Nothing has been opened in the database yet.', 'Start Folkmoot: it makes its tables.'),
  migrationsFine: () => fine('The tables are those of this version.'),
  migrationsMissing: (names: readonly string[]) =>
    mend(
      `${counted(names.length, 'migration waits', 'migrations wait')}, from ${names[0]} on.`,
      'Take a backup and start this version: docs/operators/upgrade.md. What the tables hold is not judged below.',
    ),
  migrationsUnknown: (names: readonly string[]) =>
    mend(
      `A newer version has been at this database: it has ${names[0]}, which this one does not know.`,
      'Run the version that last opened it, or restore a backup from before.',
    ),

  transactionsFine: (seconds: number | null) =>
    fine(seconds === null ? 'No transaction is open.' : `The longest open transaction is ${seconds} s old.`),
  transactionOpen: ({ seconds, process, program }: { seconds: number; process: number; program: string }) =>
    mend(
      `A transaction${program ? ` of ${program}` : ''} has been open for ${lasting(seconds * 1_000)} and holds back background work.`,
      `See whose it is, and end it: select pg_terminate_backend(${process}).`,
    ),

  clockFine: () => fine('Our clock and that of the database agree.'),
  clockOff: (aheadMs: number) =>
    mend(
      `The clock of the database is ${lasting(Math.abs(aheadMs))} ${aheadMs > 0 ? 'ahead of' : 'behind'} ours.`,
      'Set both by NTP: a deadline is judged by our clock.',
    ),

  exampleBackups: () => fine('An example needs no backup.'),
  noBackup: () =>
    mend(
      'No backup is known that was taken by npx folkmoot backup.',
      'Take one each night: docs/operators/back-up.md. One that was taken by other means is not known here.',
    ),
  backupFine: (ageMs: number) => fine(`The last backup is ${lasting(ageMs)} old.`),
  backupOld: (ageMs: number) =>
    mend(`The last backup is ${lasting(ageMs)} old.`, 'See why the nightly one did not run, and take one now.'),

  backgroundFine: () => fine('No task is late, and none has failed.'),
  nobodyWorks: (ms: number) =>
    mend(
      `A task has been due for ${lasting(ms)}, and nobody has done it.`,
      'See that npm start or npx folkmoot work runs, and read its log.',
    ),
  stuck: (tasks: number, reactions: number, names: readonly string[]) =>
    mend(
      `${counted(tasks, 'task', 'tasks')} and ${counted(reactions, 'reaction', 'reactions')} failed and will be tried again: ${names.join(', ')}.`,
      'The log says why, whole; the errors stand in platform.due and platform.reaction_failed too.',
    ),

  lettersFine: (letters: number, copies: number) =>
    fine(
      `${counted(letters, 'letter waits', 'letters wait')}, and ${counted(copies, 'copy', 'copies')} of messages to lists.`,
    ),
  lettersWait: (count: number, ms: number) =>
    mend(
      `${counted(count, 'letter waits', 'letters wait')}, the oldest for ${lasting(ms)}.`,
      'See what is said of the mail server above, and that npm start or npx folkmoot work runs.',
    ),
  lettersFailed: (count: number) =>
    mend(
      `${counted(count, 'letter was', 'letters were')} given up.`,
      'select id, kind, failed_at, error from platform.letter where failed_at is not null says which and why.',
    ),

  recordFine: (sealed: number, ageMs: number) =>
    fine(
      `The record holds ${counted(sealed, 'sealed fact', 'sealed facts')}; ${lasting(ageMs)} ago none differed from its seal.`,
    ),
  recordUnchecked: (facts: number) =>
    fine(`The record holds ${counted(facts, 'fact', 'facts')}; the first night will compare them with their seal.`),
  recordUnsealed: (count: number, ms: number) =>
    mend(
      `${counted(count, 'fact is', 'facts are')} not sealed, and the last seal is ${lasting(ms)} old.`,
      'See that npm start or npx folkmoot work runs, and whether platform.seal is among the failed tasks.',
    ),
  recordCheckOld: (ms: number) =>
    mend(
      `The record was last compared with its seal ${lasting(ms)} ago.`,
      'It is done each night: see whether platform.check-seal is among the failed tasks.',
    ),
  recordChanged: ({ findings, checkedAt }: { findings: number; checkedAt: Date }) =>
    mend(
      `The record was changed behind our back: ${counted(findings, 'finding', 'findings')} on ${checkedAt.toISOString().slice(0, 10)}.`,
      'Keep a copy of the database as it is, find out who has access to it, and compare with the last good backup.',
    ),

  recordKey: {
    unmade: () => fine('The record has no key yet; the first hour makes one in the database.'),
    here: () =>
      mend(
        'The key of the record lies in the database: whoever takes that can sign another record.',
        'To keep it elsewhere, set FOLKMOOT_RECORD_KEY: docs/operators/record.md.',
      ),
    given: () => fine('The key of the record is kept outside of the database.'),
    changes: () =>
      fine('The key of the record changes with the next seal, which hands over to that of FOLKMOOT_RECORD_KEY.'),
    missing: () =>
      mend(
        'The key of the record is not in the database, and FOLKMOOT_RECORD_KEY is not set: nothing can be sealed.',
        'Set it to the file of the key; if that is lost: docs/operators/record.md.',
      ),
    unknown: () =>
      mend(
        'The key of FOLKMOOT_RECORD_KEY is not the one that signed the record last: nothing can be sealed.',
        'Set the old one behind it, with a comma; if that is lost: docs/operators/record.md.',
      ),
  } satisfies Record<KeyStanding, () => Told>,

  mailExample: () => fine('An example sends no mail: letters stay in its mailbox.'),
  mailUnset: () =>
    mend(
      'SMTP_URL is not set, and a real association sends mail.',
      'Set it, as smtp://user:password@mail.example.org:587, or direct:',
    ),
  mailDirect: () => fine('Mail is brought to the servers of each domain; whether they take it, only sending shows.'),
  mailAnswers: (host: string, isSecure: boolean) =>
    fine(`The mail server ${host} answers${isSecure ? ', over TLS' : ', on this machine'}.`),
  mailUnsecured: (host: string) =>
    mend(
      `The mail server ${host} offers no STARTTLS: letters, with the links to sign in, travel in the open.`,
      'Have it offer TLS, or use one that does.',
    ),
  mailSilent: (host: string, why: string) =>
    mend(
      `The mail server ${host} does not take mail from us: ${ended(why)}`,
      'See host, port and password in SMTP_URL. Letters wait, and none is lost.',
    ),

  signatureFine: (domain: string, selectors: readonly string[]) =>
    fine(`Mail is signed for ${domain} by the key ${selectors.join(' and ')}.`),
  signatureNone: () => fine('Mail is not signed here (DKIM); the mail server may do so.'),
  signatureWrong: (why: string) =>
    mend(
      `The key that signs mail cannot be used: ${ended(why)}`,
      'Set FOLKMOOT_DKIM_KEY to a private key, RSA or Ed25519, in PEM.',
    ),

  portFree: ({ setting, port }: PortState) => fine(`${setting}: port ${port} is free; Folkmoot does not run on it.`),
  portOurs: ({ setting, port }: PortState) => fine(`${setting}: Folkmoot answers on port ${port}.`),
  portTaken: ({ setting, port }: PortState) =>
    mend(
      `${setting}: another program has port ${port}.`,
      `See which with ss -ltnp 'sport = :${port}'; stop it, or set another port.`,
    ),
  portForbidden: ({ setting, port }: PortState) =>
    mend(
      `${setting}: this account may not open port ${port}.`,
      'Take one above 1023 and have the proxy or the mail server pass on to it, or allow it to the service (AmbientCapabilities=CAP_NET_BIND_SERVICE).',
    ),
  portNowhere: ({ setting, host }: PortState) =>
    mend(
      `${setting}: this machine has no address ${host} to listen on.`,
      'Set FOLKMOOT_HOST to one of its own, or leave it out.',
    ),

  diskFine: (folder: string, bytes: number) => fine(`${sized(bytes)} are free for ${folder}.`),
  diskFull: (folder: string, bytes: number) =>
    mend(
      `Only ${sized(bytes)} are free for ${folder}.`,
      'Make room before the disk is full: the database stops when it is.',
    ),
  diskUnread: (folder: string, why: string) =>
    mend(
      `The disk of ${folder} could not be looked at: ${ended(why)}`,
      'See that FOLKMOOT_DATA names a folder that this account can reach.',
    ),
};

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const ended = (message: string): string => (/[.!?:]$/.test(message) ? message : `${message}.`);

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** In the largest unit of which there are two: 90 minutes, 36 hours. */
function lasting(ms: number): string {
  const [name, size] = units.find(([, each]) => ms >= 2 * each) ?? units.at(-1)!;
  const count = Math.max(0, Math.floor(ms / size));
  return counted(count, name, `${name}s`);
}

function sized(bytes: number): string {
  const mebibytes = bytes / 2 ** 20;
  return mebibytes < 1_024 ? `${Math.round(mebibytes)} MiB` : `${(mebibytes / 1_024).toFixed(1)} GiB`;
}
