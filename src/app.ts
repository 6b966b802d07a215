import { resolve } from 'node:dns/promises';
import { performer, type Perform } from './platform/act/index.ts';
import { visitorFinder } from './platform/auth/index.ts';
import { connect, migrate, takeDown, type Database } from './platform/db/index.ts';
import { installationOf, stampInstallation, type Installation } from './platform/installation.ts';
import { keepingRounds, type Rounds } from './platform/jobs/index.ts';
import type { Log } from './platform/log/index.ts';
import type { Dns } from './platform/mail/index.ts';
import { openMetrics, type Metrics } from './platform/metrics/index.ts';
import { joined, type Plug } from './platform/plug.ts';
import { BadSetting, type Settings } from './platform/settings/index.ts';
import { minutes } from './platform/time/index.ts';
import { networkReader, openKeptPages, openWeb, type KeptPages, type Site, type Web } from './platform/web/index.ts';
import { mailDoorsOf, worksOf, type Works } from './works.ts';

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
  /** Where names are looked up; tests bring their own. */
  readonly dns?: Dns;
  /** Whether background rounds are made; tests settle by hand. */
  readonly rounds?: boolean;
  /** What this process does of it all; everything unless told. */
  readonly part?: Part;
}

/** A process serves the web and takes mail in, or works in the background, or does both. */
export type Part = 'web' | 'work' | 'both';

/** What the capabilities are built upon. */
export interface House {
  readonly settings: Settings;
  readonly database: Database;
  readonly installation: Installation;
  readonly clock: Clock;
  readonly zone: string;
  readonly baseUrl: () => string;
  readonly dns: Dns;
  /** What this process counts of itself, where it is asked to. */
  readonly metrics: Metrics | undefined;
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
  /** Opens the doors, begins the background rounds, each where this process has that part, and gives the address of the house. */
  listen(): Promise<string>;
  stop(): Promise<void>;
}

/** Opens everything but the door: migrates, stamps a new database, plugs the capabilities in. */
export async function openApp(parts: AppParts): Promise<App> {
  const { settings, log, zone } = parts;
  const database = connect(parts.databaseUrl);
  try {
    const begun = performance.now();
    const applied = await migrate(database);
    if (applied.length > 0 && (await installationOf(database.db)))
      log.info({ migrations: applied.length, ms: Math.round(performance.now() - begun) }, 'the database was upgraded');
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
  const { exampleName } = settings;
  const found = (await installationOf(database.db)) ?? (await stampInstallation(database.db, wanted, at, exampleName));
  if (found.kind === 'example' && wanted === 'association') {
    throw new BadSetting(
      'This database holds the example association. Set FOLKMOOT_DATA or DATABASE_URL to a new place for a real one, or leave FOLKMOOT_EXAMPLE on.',
    );
  }
  if (found.kind === 'association' && wanted === 'example') {
    throw new BadSetting('This database holds a real association. Start it with FOLKMOOT_EXAMPLE=off.');
  }
  refuseOtherExample(found, exampleName);
  return found;
}

/** An example has papers of its own: opened with those of another, it would say neither's words. */
function refuseOtherExample({ example }: Installation, wanted: string | null): void {
  if (wanted === null || example === null || example === wanted) return;
  throw new BadSetting(
    `This database holds the example “${example}”. Start it with FOLKMOOT_EXAMPLE=${example}, or set FOLKMOOT_DATA or DATABASE_URL to a new place for “${wanted}”.`,
  );
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

/**
 * Each kind of work has rounds of its own, so that none waits for another.  Who only serves the web looks at the clock of an example, which
 * another process may have moved.
 */
function beginRounds(
  { part, rounds, installation, clock, log }: Assembly,
  works: Works,
  metrics?: Metrics,
): readonly Rounds[] {
  if (rounds === false) return [];
  const { news, tasks, mailIn, mailOut } = works;
  const look = installation.kind === 'example' ? { clock: () => clock.refresh() } : {};
  return Object.entries(part === 'web' ? look : { news, tasks, mailIn, mailOut }).map(([name, round]) =>
    keepingRounds(round, log, metrics && ((ms, outcome) => metrics.turned(name, ms, outcome))),
  );
}

/** What a process that works in the background answers, where it answers at all. */
const aboutItself: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

const onlyAboutItself = (plug: Required<Plug>): Required<Plug> => ({
  ...plug,
  routes: plug.routes.filter(({ path }) => aboutItself.has(path)),
});

interface Assembly extends AppParts {
  readonly database: Database;
  readonly installation: Installation;
  readonly clock: Clock;
}

async function assemble(assembly: Assembly): Promise<App> {
  const { database, installation, clock, settings, zone, log, dns = resolve, part = 'both' } = assembly;
  let baseUrl = settings.baseUrl;
  let doors: readonly { close(): Promise<void> }[] = [];
  let wake = () => {};
  const kept = { keptPages: openKeptPages(), keptAnswers: openKeptPages() };
  const perform = performer(database, zone, (hasFacts) => {
    for (const pages of Object.values(kept)) pages.drop();
    if (hasFacts) wake();
  });
  const metrics = settings.metricsToken === undefined ? undefined : openMetrics(database);
  const house: House = {
    settings,
    database,
    installation,
    clock,
    zone,
    dns,
    metrics,
    perform,
    baseUrl: () => baseUrl,
    settle: async () => works.settle(),
  };
  const { plugs, site } = await assembly.furnish(house);
  const plug = joined(plugs);
  const works = await worksOf({ ...assembly, dns }, perform, plug);
  let rounds: readonly Rounds[] = [];
  wake = () => rounds.forEach((each) => each.wake());
  const web = webOf({
    ...house,
    ...kept,
    plug: part === 'work' ? onlyAboutItself(plug) : plug,
    site,
    log,
    keepPages: assembly.keepPages,
  });
  return {
    ...house,
    web,
    async listen() {
      const port = part === 'work' ? settings.workPort : settings.port;
      const listening = port === undefined ? [] : [await web.listen(port, settings.host)];
      doors = [...listening, ...(part === 'work' ? [] : await mailDoorsOf({ ...assembly, dns }, plug, wake))];
      rounds = beginRounds(assembly, works, metrics);
      if (part !== 'work' && settings.port === 0) baseUrl = `http://127.0.0.1:${listening[0]!.port}`;
      return baseUrl;
    },
    async stop() {
      await Promise.all(doors.map((door) => door.close()));
      await Promise.all(rounds.map((each) => each.stop()));
      await works.close();
      await database.close();
    },
  };
}

interface WebOf extends House {
  readonly keptPages: KeptPages;
  readonly keptAnswers: KeptPages;
  readonly plug: Required<Plug>;
  readonly site: Site;
  readonly log: Log;
  readonly keepPages: boolean | undefined;
}

/** The web of the house, over what is plugged in. */
function webOf({ plug, settings, installation, clock, metrics, keepPages, ...house }: WebOf): Web {
  const { database, perform, zone, baseUrl, site, log, keptPages, keptAnswers } = house;
  return openWeb({
    database,
    perform,
    findVisitor: visitorFinder(plug.grantSources, plug.passkeyWords),
    findBearer: plug.findBearer,
    now: clock.now,
    zone,
    baseUrl,
    networkOf: networkReader(settings.trustedProxies),
    routes: plug.routes,
    site,
    ...(keepPages !== false && { keptPages, keptAnswers }),
    log,
    proofLastsMs: minutes(settings.askAgainMinutes),
    localOnly: installation.kind === 'example',
    ...(metrics && { onAnswer: metrics.answered }),
  });
}
