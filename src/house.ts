import path from 'node:path';
import { openApp, type App } from './app.ts';
import { keepPolicies, loadPolicies, policyBook } from './charters/index.ts';
import { furnish } from './furnish.ts';
import type { Log } from './platform/log/index.ts';
import { startEmbedded } from './platform/postgres/index.ts';
import type { Settings } from './platform/settings/index.ts';
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
}

/** Reads the association's papers, starts the database if it is ours to start, and opens everything but the door. */
export async function openHouse(settings: Settings, { log, say, now, rounds }: Openers): Promise<OpenHouse> {
  const association = loadAssociation(settings.associationFolder);
  const policies = loadPolicies(settings.associationFolder);
  const embedded = settings.databaseUrl
    ? undefined
    : await startEmbedded({ folder: path.join(settings.dataFolder, 'postgres'), say });
  let app: App | undefined;
  const stop = async () => {
    await app?.stop();
    await embedded?.stop();
  };
  try {
    app = await openApp({
      settings,
      databaseUrl: settings.databaseUrl ?? embedded!.url,
      zone: association.timeZone,
      log,
      ...(now && { now }),
      ...(rounds !== undefined && { rounds }),
      async furnish(house) {
        await house.perform({ by: null, at: house.clock.now(), grants: new Set() }, async (act) => {
          await keepPolicies(act, policies);
          await keepGrants(act, grantsOf(association));
        });
        return furnish(house, { association, policies });
      },
    });
    await loadExample(
      {
        ...app,
        association,
        policies: policyBook(
          policies.map(({ policy }) => policy),
          association,
        ),
      },
      say,
    );
    return { app, association, dataAt: embedded ? embedded.folder : 'the database of DATABASE_URL', stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
