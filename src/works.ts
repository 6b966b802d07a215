import { forgetTasks } from './platform/erasure/index.ts';
import { dispatcher } from './platform/facts/index.ts';
import type { Installation } from './platform/installation.ts';
import { openWorkbench, type Workbench } from './platform/jobs/index.ts';
import { logNameOf, sealDailies, sealHourly } from './platform/seal/index.ts';
import type { Log } from './platform/log/index.ts';
import {
  exampleRoads,
  forgetInMail,
  incomingDailies,
  openCarrier,
  openHanding,
  openMailDoor,
  openLetterPost,
  openRoads,
  openSender,
  type Dns,
  type MailDoor,
} from './platform/mail/index.ts';
import type { Perform } from './platform/act/index.ts';
import type { Database } from './platform/db/index.ts';
import { forgetInSearch } from './platform/search/index.ts';
import { signerOf } from './mail-keys.ts';
import type { Plug } from './platform/plug.ts';
import { BadSetting, type Settings } from './platform/settings/index.ts';
import { ofNobodyElse } from './roll/index.ts';

/** What works in the background, and the doors for mail, need to know of the house. */
interface WorksParts {
  readonly settings: Settings;
  readonly database: Database;
  readonly installation: Installation;
  readonly clock: { now(): Date; refresh(): Promise<void> };
  readonly zone: string;
  readonly log: Log;
  readonly dns: Dns;
}

/** What goes on in the background. */
export interface Works {
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
  close(): Promise<void>;
}

/** Where what falls due is done, with what the house itself does every night and every hour. */
function benchOf({ database, settings, zone, log }: WorksParts, perform: Perform, plug: Required<Plug>): Workbench {
  const sealing = { database, log, logName: logNameOf(settings.baseUrl), keys: settings.recordKeys };
  return openWorkbench({
    database,
    perform,
    zone,
    log,
    tasks: [...plug.tasks, ...forgetTasks([...plug.forgets, forgetInMail, forgetInSearch], ofNobodyElse)],
    dailies: [...plug.dailies, ...incomingDailies, ...sealDailies],
    hourlies: [sealHourly(sealing)],
  });
}

export async function worksOf(parts: WorksParts, perform: Perform, plug: Required<Plug>): Promise<Works> {
  const { database, installation, clock, settings, log } = parts;
  const isExample = installation.kind === 'example';
  const facts = dispatcher(database, perform, plug.reactions, log);
  const bench = benchOf(parts, perform, plug);
  const handing = openHanding({
    database,
    perform,
    claims: plug.mailClaims,
    authservId: settings.mailAuthservId ?? null,
    log,
  });
  const out = {
    key: () => installation.hashKey,
    domain: settings.mailDomain,
    signer: isExample ? null : signerOf(settings),
    now: clock.now,
  };
  const roads = isExample ? exampleRoads() : openRoads(smtpUrlIn(settings), { dns: parts.dns, ourName: out.domain });
  // An example sends nothing: its letters stay in the outbox, where the mailbox page shows them.
  const post = isExample ? async () => {} : openLetterPost({ ...out, roads, from: settings.mailFrom });
  const carrier = openCarrier(database, post, log);
  const sender = openSender({ ...out, database, roads, log });
  await facts.register();
  const works = {
    async news() {
      if (isExample) await clock.refresh();
      while ((await facts.sweep(clock.now())) > 0);
      await carrier.carry(clock.now());
    },
    async tasks() {
      await bench.layOut(clock.now());
      await bench.work(clock.now());
    },
    async settle() {
      if (isExample) await clock.refresh();
      await bench.layOut(clock.now());
      const now = () => clock.now();
      while ((await bench.work(now())) + (await handing.hand(now())) + (await facts.sweep(now())) > 0);
      await carrier.carry(now());
      await sender.send();
    },
    mailIn: async () => void (await handing.hand(clock.now())),
    mailOut: async () => void (await sender.send()),
    async close() {
      await handing.close();
      await sender.close();
      roads.close();
    },
  };
  return works;
}

function smtpUrlIn({ smtpUrl }: Settings): string {
  if (smtpUrl) return smtpUrl;
  throw new BadSetting(
    'SMTP_URL: a real association sends mail. Set it, as smtp://user:password@mail.example.org:587, or direct: without a server in between',
  );
}

/** Opens a door for mail on each port that is set. */
export async function mailDoorsOf(
  parts: WorksParts,
  { mailClaims }: Required<Plug>,
  onMail: () => void,
): Promise<MailDoor[]> {
  const { database, settings, clock, log } = parts;
  const doors = [
    ['smtp', settings.smtpPort],
    ['lmtp', settings.lmtpPort],
  ] as const;
  const opened: MailDoor[] = [];
  for (const [protocol, port] of doors) {
    if (port === undefined) continue;
    const door = {
      database,
      claims: mailClaims,
      domain: settings.mailDomain,
      protocol,
      trusted: settings.mailPeers,
      tls: protocol === 'smtp' ? settings.smtpTls : undefined,
    };
    opened.push(await openMailDoor({ ...door, now: clock.now, log, onMail }, { port, host: settings.host }));
  }
  return opened;
}
