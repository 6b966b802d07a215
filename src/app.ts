import { performer, type Perform } from './platform/act/index.ts';
import { visitorFinder } from './platform/auth/index.ts';
import { connect, migrate, takeDown, type Database } from './platform/db/index.ts';
import { dispatcher } from './platform/facts/index.ts';
import { installationOf, stampInstallation, type Installation } from './platform/installation.ts';
import { keepingRounds, openWorkbench, type Rounds } from './platform/jobs/index.ts';
import type { Log } from './platform/log/index.ts';
import {
  openCarrier,
  openHanding,
  openMailDoor,
  openSender,
  smtpBring,
  smtpTransport,
  type Bring,
  type MailDoor,
  type Transport,
} from './platform/mail/index.ts';
import { joined, type Plug } from './platform/plug.ts';
import { BadSetting, type Settings } from './platform/settings/index.ts';
import { minutes } from './platform/time/index.ts';
import { networkReader, openKeptPages, openWeb, type Site, type Web } from './platform/web/index.ts';

/** What the house is told before it opens. */
export interface AppParts {
  readonly settings: Settings;
  readonly databaseUrl: string;
  readonly zone: string;
  readonly log: Log;
  /** Given the open house, names its capabilities and its look. */
  readonly furnish: (house: House) => Promise<Furnishing>;
  /** The machine's clock; tests bring their own. */
  readonly now?: () => Date;
  /** Whether pages are kept for those who have not signed in; tests that write past the house draw each anew. */
  readonly keepPages?: boolean;
  /** Whether background rounds are made; tests settle by hand. */
  readonly rounds?: boolean;
}

/** What the capabilities are built upon. */
export interface House {
  readonly settings: Settings;
  readonly database: Database;
  readonly installation: Installation;
  readonly clock: Clock;
  readonly zone: string;
  readonly baseUrl: () => string;
  /** Performs commands; facts wake the rounds. */
  readonly perform: Perform;
  /** Makes a background round now and waits until nothing is left to do. */
  readonly settle: () => Promise<void>;
}

/** The capabilities, and how their pages look. */
export interface Furnishing {
  readonly plugs: readonly Plug[];
  readonly site: Site;
}

/** The clock of the house; an example's can be moved forwards. */
export interface Clock {
  now(): Date;
  /** Reads again how far the example's clock stands ahead. */
  refresh(): Promise<void>;
}

/** The open house. */
export interface App extends House {
  readonly web: Web;
  /** Opens the doors, begins the background rounds, and gives the address. */
  listen(): Promise<string>;
  stop(): Promise<void>;
}

/** Opens everything but the door: migrates, stamps a new database, plugs the capabilities in. */
export async function openApp(parts: AppParts): Promise<App> {
  const { settings, log, zone } = parts;
  const database = connect(parts.databaseUrl);
  try {
    await migrate(database);
    await forgetHalfExample(database);
    const machine = parts.now ?? (() => new Date());
    const installation = await stampedInstallation(database, settings, machine());
    const clock = clockOf(database, installation, machine);
    return await assemble({ ...parts, database, installation, clock, zone, log });
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** An example that was cut short while it was made is taken down, and made anew. */
async function forgetHalfExample(database: Database): Promise<void> {
  const found = await installationOf(database.db);
  if (found?.kind !== 'example' || found.filledAt) return;
  await takeDown(database);
  await migrate(database);
}

async function stampedInstallation(database: Database, settings: Settings, at: Date): Promise<Installation> {
  const wanted = settings.example ? 'example' : 'association';
  const found = (await installationOf(database.db)) ?? (await stampInstallation(database.db, wanted, at));
  if (found.kind === 'example' && wanted === 'association') {
    throw new BadSetting(
      'This database holds the example association. Set FOLKMOOT_DATA or DATABASE_URL to a new place for a real one, or leave FOLKMOOT_EXAMPLE on.',
    );
  }
  if (found.kind === 'association' && wanted === 'example') {
    throw new BadSetting('This database holds a real association. Start it with FOLKMOOT_EXAMPLE=off.');
  }
  return found;
}

function clockOf(database: Database, installation: Installation, machine: () => Date): Clock {
  let aheadMs = installation.clockAheadMs;
  return {
    now: () => new Date(machine().getTime() + aheadMs),
    async refresh() {
      aheadMs = (await installationOf(database.db))?.clockAheadMs ?? aheadMs;
    },
  };
}

interface Assembly extends AppParts {
  readonly database: Database;
  readonly installation: Installation;
  readonly clock: Clock;
}

async function assemble(assembly: Assembly): Promise<App> {
  const { database, installation, clock, settings, zone, log } = assembly;
  let baseUrl = settings.baseUrl;
  let listening: { port: number; close(): Promise<void> } | undefined;
  let wake = () => {};

  const kept = { keptPages: openKeptPages(), keptAnswers: openKeptPages() };
  const perform = performer(database, zone, (hasFacts) => {
    kept.keptPages.drop();
    kept.keptAnswers.drop();
    if (hasFacts) wake();
  });
  const house: House = {
    settings,
    database,
    installation,
    clock,
    zone,
    perform,
    baseUrl: () => baseUrl,
    settle: async () => works.settle(),
  };
  const furnishing = await assembly.furnish(house);
  const plug = joined(furnishing.plugs);
  const works = await worksOf(assembly, perform, plug);
  let rounds: readonly Rounds[] = [];
  let mailDoors: readonly MailDoor[] = [];
  wake = () => rounds.forEach((each) => each.wake());

  const web = openWeb({
    database,
    perform,
    findVisitor: visitorFinder(plug.grantSources, plug.passkeyWords),
    findBearer: plug.findBearer,
    now: clock.now,
    zone,
    baseUrl: () => baseUrl,
    networkOf: networkReader(settings.trustedProxies),
    routes: plug.routes,
    site: furnishing.site,
    ...(assembly.keepPages !== false && kept),
    log,
    proofLastsMs: minutes(settings.askAgainMinutes),
    localOnly: installation.kind === 'example',
  });
  return {
    ...house,
    web,
    async listen() {
      listening = await web.listen(settings.port, settings.host);
      if (assembly.rounds !== false)
        rounds = [works.news, works.tasks, works.mailIn, works.mailOut].map((each) => keepingRounds(each, log));
      mailDoors = await mailDoorsOf(assembly, plug, wake);
      if (settings.port === 0) baseUrl = `http://127.0.0.1:${listening.port}`;
      return baseUrl;
    },
    async stop() {
      await Promise.all([listening?.close(), ...mailDoors.map((door) => door.close())]);
      await Promise.all(rounds.map((each) => each.stop()));
      await database.close();
    },
  };
}

/** What goes on in the background. */
interface Works {
  /** Reactions until nothing new comes of them, and the letters: short, and never kept waiting by a task. */
  news(): Promise<void>;
  /** What has fallen due; a task may take minutes, as the import of a roll does. */
  tasks(): Promise<void>;
  /** Hands on the mail that has come in. */
  mailIn(): Promise<void>;
  /** Sends the copies of what is posted to many. */
  mailOut(): Promise<void>;
  /** All of it, until nothing is left to do. */
  settle(): Promise<void>;
}

async function worksOf(assembly: Assembly, perform: Perform, plug: Required<Plug>): Promise<Works> {
  const { database, installation, clock, settings, zone, log } = assembly;
  const facts = dispatcher(database, perform, plug.reactions, log);
  const bench = openWorkbench({ database, perform, zone, log, tasks: plug.tasks, dailies: plug.dailies });
  const carrier = openCarrier(database, transportOf(settings, installation), log);
  const handing = openHanding({ database, perform, claims: plug.mailClaims, log });
  const sender = openSender({
    database,
    bring: bringOf(settings, installation),
    key: () => installation.hashKey,
    domain: settings.mailDomain,
    log,
  });
  await facts.register();
  const works = {
    async news() {
      if (installation.kind === 'example') await clock.refresh();
      while ((await facts.sweep(clock.now())) > 0);
      await carrier.carry(clock.now());
    },
    async tasks() {
      await bench.layOut(clock.now());
      await bench.work(clock.now());
    },
    async settle() {
      if (installation.kind === 'example') await clock.refresh();
      await bench.layOut(clock.now());
      const now = () => clock.now();
      while ((await bench.work(now())) + (await handing.hand(now())) + (await facts.sweep(now())) > 0);
      await carrier.carry(now());
      await sender.send(now());
    },
    mailIn: async () => void (await handing.hand(clock.now())),
    mailOut: async () => void (await sender.send(clock.now())),
  };
  return works;
}

/** An example sends nothing: its letters stay in the outbox, where the mailbox page shows them. */
function transportOf(settings: Settings, installation: Installation): Transport {
  if (installation.kind === 'example') return async () => {};
  if (!settings.smtpUrl)
    throw new BadSetting(
      'SMTP_URL: a real association sends mail. Set it, as smtp://user:password@mail.example.org:587',
    );
  return smtpTransport(settings.smtpUrl, settings.mailFrom);
}

function bringOf(settings: Settings, installation: Installation): Bring {
  if (installation.kind === 'example' || !settings.smtpUrl) return async () => 'kept in the example';
  return smtpBring(settings.smtpUrl);
}

/** Opens a door for mail on each port that is set. */
async function mailDoorsOf(
  assembly: Assembly,
  { mailClaims }: Required<Plug>,
  onMail: () => void,
): Promise<MailDoor[]> {
  const { database, settings, clock, log } = assembly;
  const doors = [
    ['smtp', settings.smtpPort],
    ['lmtp', settings.lmtpPort],
  ] as const;
  const opened: MailDoor[] = [];
  for (const [protocol, port] of doors) {
    if (port === undefined) continue;
    const parts = { database, claims: mailClaims, domain: settings.mailDomain, protocol, trusted: settings.mailPeers };
    opened.push(await openMailDoor({ ...parts, now: clock.now, log, onMail }, { port, host: settings.host }));
  }
  return opened;
}
