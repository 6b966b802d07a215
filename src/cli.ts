import path from 'node:path';
import { NotFound, Refused } from './platform/refusal/index.ts';
import { performer } from './platform/act/index.ts';
import { BadFile } from './platform/json-file/index.ts';
import { backupCommands, BackupTrouble } from './platform/backup/index.ts';
import { run } from './platform/cli/index.ts';
import { doctorCommand } from './platform/doctor/index.ts';
import { connect, migrate } from './platform/db/index.ts';
import { installationOf } from './platform/installation.ts';
import { joinEmbedded, PostgresTrouble } from './platform/postgres/index.ts';
import { mailCommands } from './platform/mail/index.ts';
import { recordCommands, RecordKeyTrouble } from './platform/seal/index.ts';
import { isAway } from './platform/web/index.ts';
import { BadSetting, readSettings, type Settings } from './platform/settings/index.ts';
import { loadPolicies } from './policies/index.ts';
import { commandsOf } from './commands.ts';
import type { Wordings } from './platform/plug.ts';
import { loadAssociation } from './roll/index.ts';
import { clockCommand } from './clock.ts';
import { servingCommands } from './serving.ts';

/** Opens the database as it is: the one of the settings, or our own, running already or not. */
async function openBare(settings: Settings) {
  const embedded = settings.databaseUrl
    ? undefined
    : await joinEmbedded({ folder: path.join(settings.dataFolder, 'postgres') });
  const database = connect(settings.databaseUrl ?? embedded!.url);
  const close = async () => {
    await database.close();
    await embedded?.stop();
  };
  return { database, close };
}

/** Opens the database for a command, and brings it to the newest migration. */
async function open(settings: Settings, zone: string) {
  const { database, close } = await openBare(settings);
  try {
    await migrate(database);
    const ahead = (await installationOf(database.db))?.clockAheadMs ?? 0;
    return {
      database,
      perform: performer(database, zone),
      at: new Date(Date.now() + ahead),
      baseUrl: settings.baseUrl,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Words whatever a person can mend; anything else is a defect. */
function word(error: unknown, wordings: Wordings = {}): string | undefined {
  if (error instanceof Refused)
    return error.impediments
      .map((impediment) => wordings[impediment.code]?.(impediment).say ?? impediment.code)
      .join('\n');
  if (error instanceof NotFound) return 'There is no such thing.';
  if (
    error instanceof BadSetting ||
    error instanceof BadFile ||
    error instanceof PostgresTrouble ||
    error instanceof BackupTrouble ||
    error instanceof RecordKeyTrouble
  )
    return error.message;
  if (isAway(error)) return 'The database cannot be reached. Is it running, and is DATABASE_URL right?';
  return undefined;
}

const noDatabase = {
  database: undefined as never,
  perform: (() => Promise.reject(new Error('this command opens no database'))) as never,
  at: new Date(),
  baseUrl: '',
  close: async () => {},
};

/** The doctor reads settings and papers by itself, and says what is wrong with them. */
const doctor = doctorCommand({
  environment: process.env,
  readPapers: (folder) => ({ name: loadAssociation(folder).name, policies: loadPolicies(folder).length }),
  now: () => new Date(),
});

async function main(): Promise<number> {
  if (process.argv[2] === doctor.name)
    return run(process.argv.slice(2), [doctor], { open: () => Promise.resolve(noDatabase), word });
  const settings = readSettings(process.env);
  const association = loadAssociation(settings.associationFolder);
  const { commands, wordings } = commandsOf(settings, {
    association,
    policies: loadPolicies(settings.associationFolder),
  });
  return run(
    process.argv.slice(2),
    [
      ...commands,
      ...mailCommands,
      ...backupCommands(() => openBare(settings)),
      ...recordCommands(settings.recordKeys),
      ...servingCommands(settings),
      clockCommand(settings),
      doctor,
    ],
    {
      open: (command) => (command.withoutDatabase ? Promise.resolve(noDatabase) : open(settings, association.timeZone)),
      word: (error) => word(error, wordings),
    },
  );
}

// Whoever reads only the beginning, as `| head` does, has what they wanted; the command goes on to its end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${word(error) ?? (error as Error).stack}\n`);
    process.exit(1);
  },
);
