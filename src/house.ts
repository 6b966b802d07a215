import path from 'node:path';
import { openApp, type App, type Part } from './app.ts';
import { policyBook } from './charters/index.ts';
import { keepPolicies, keptPolicies, loadPolicies } from './policies/index.ts';
import { furnish } from './furnish.ts';
import type { Papers } from './given.ts';
import { nameExample, openingAlone, type Installation } from './platform/installation.ts';
import type { Log } from './platform/log/index.ts';
import type { Act } from './platform/act/index.ts';
import { startEmbedded } from './platform/postgres/index.ts';
import { BadSetting, type Settings } from './platform/settings/index.ts';
import { loadAssociation, type Association } from './roll/index.ts';
import { loadExample } from './site/plug.ts';
import { grantsOf, keepGrants } from './units/index.ts';

/** The open house, with what it stands on. */
export interface OpenHouse {
  readonly app: App;
  readonly association: Association;
  /** Where the data are, in words. */
  readonly dataAt: string;
  stop(): Promise<void>;
}

interface Openers {
  readonly log: Log;
  readonly say: (line: string) => void;
  readonly now?: () => Date;
  readonly rounds?: boolean;
  readonly part?: Part;
}

/** Reads the association's papers, starts the database if it is ours to start, and opens everything but the door. */
export async function openHouse(settings: Settings, openers: Openers): Promise<OpenHouse> {
  if (openers.part && openers.part !== 'both' && !settings.databaseUrl)
    throw new BadSetting(
      'DATABASE_URL: several processes share one PostgreSQL, and the embedded one belongs to a single process. Set it, or use npm start.',
    );
  const papers = {
    association: loadAssociation(settings.associationFolder),
    policies: loadPolicies(settings.associationFolder),
  };
  const { say } = openers;
  const embedded = settings.databaseUrl
    ? undefined
    : await startEmbedded({ folder: path.join(settings.dataFolder, 'postgres'), say });
  try {
    const app = await openAlone(settings.databaseUrl ?? embedded!.url, { settings, papers, openers });
    return {
      app,
      association: papers.association,
      dataAt: embedded ? embedded.folder : 'the database of DATABASE_URL',
      async stop() {
        await app.stop();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

interface Opening {
  readonly settings: Settings;
  readonly papers: Papers;
  readonly openers: Openers;
}

/** Opens the database while nobody else does, and makes the example if it is not there. */
async function openAlone(databaseUrl: string, { settings, papers, openers }: Opening): Promise<App> {
  const { log, say, now, rounds, part } = openers;
  const { association, policies } = papers;
  const release = await openingAlone(databaseUrl, () => say('Another process opens this database; waiting for it …'));
  let app: App | undefined;
  try {
    app = await openApp({
      settings,
      databaseUrl,
      zone: association.timeZone,
      log,
      ...(now && { now }),
      ...(rounds !== undefined && { rounds }),
      ...(part && { part }),
      async furnish(house) {
        await house.perform({ by: null, at: house.clock.now(), grants: new Set() }, async (act) => {
          await nameOlderExample(act, settings, { installation: house.installation, association });
          await keepPolicies(act, policies);
          await keepGrants(act, grantsOf(association));
        });
        return furnish(house, papers);
      },
    });
    const book = policyBook(
      policies.map(({ policy }) => policy),
      association,
    );
    await loadExample({ ...app, association, policies: book, baseUrl: () => settings.baseUrl }, say);
    return app;
  } catch (error) {
    await app?.stop();
    throw error;
  } finally {
    await release();
  }
}

/** An example that was made before it was written down which one it is, is known by its rules. @throws BadSetting */
async function nameOlderExample(
  act: Act,
  { exampleName }: Settings,
  { installation, association }: { readonly installation: Installation; readonly association: Association },
): Promise<void> {
  if (exampleName === null || installation.example !== null) return;
  const kept = await keptPolicies(act.db);
  if (kept.length > 0 && !kept.some(({ id }) => id === association.policy))
    throw new BadSetting(
      `This database holds another example than “${exampleName}”. Start it with the FOLKMOOT_EXAMPLE by which it was made, or set FOLKMOOT_DATA or DATABASE_URL to a new place.`,
    );
  await nameExample(act.db, exampleName);
}
