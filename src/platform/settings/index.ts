import { createPrivateKey, type KeyObject } from 'node:crypto';
import fs from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** How this installation runs; read once from the environment, at start. */
export interface Settings {
  readonly port: number;
  /** The PostgreSQL to use; undefined means the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Folder of the embedded database and of uploads on their way. */
  readonly dataFolder: string;
  /** Whether a new database becomes an example association. */
  readonly example: boolean;
  /** Which one, as FOLKMOOT_EXAMPLE names it: `on` is the first; null for a real association. */
  readonly exampleName: string | null;
  /** Folder of the papers from which an example is made. */
  readonly exampleFolder: string;
  /** Every link in a page or a letter begins with this; no slash at its end. */
  readonly baseUrl: string;
  readonly host: string;
  /** Where a process that only works in the background tells how it is; undefined where it does not. */
  readonly workPort: number | undefined;
  /** Addresses or networks (CIDR) of the reverse proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Ports on which mail is let in by SMTP and by LMTP; undefined where it is not. */
  readonly smtpPort: number | undefined;
  readonly lmtpPort: number | undefined;
  /** With what our mail is signed (DKIM); undefined where the server signs it, or nobody. */
  readonly dkim: DkimSettings | undefined;
  /** Whether we vouch, by the same key, for what we found when a message came (ARC). */
  readonly seals: boolean;
  /** With what the record is signed, Ed25519: first the key that signs, then the one that it follows. None where the key is kept in the database. */
  readonly recordKeys: readonly KeyObject[];
  /** The domain of the lists' addresses. */
  readonly mailDomain: string;
  /** Peers in front of our doors for mail, whose XFORWARD is believed. */
  readonly mailPeers: readonly string[];
  /** The name under which such a peer tells what it found out about senders; undefined when it does not. */
  readonly mailAuthservId: string | undefined;
  /** With which our door for SMTP offers STARTTLS; undefined when it does not. */
  readonly smtpTls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** The association's own provider of sign-in; undefined when there is none. */
  readonly provider: ProviderSettings | undefined;
  /** For so many minutes nobody is asked again who they are before a grave act. */
  readonly askAgainMinutes: number;
  /** Folder of the association's file and its policies. */
  readonly associationFolder: string;
  /** Who brings it may read /metrics; undefined where there is none to be read. */
  readonly metricsToken: string | undefined;
}

/** In whose name mail is signed, and by which keys. */
export interface DkimSettings {
  readonly domain: string;
  readonly keys: readonly { readonly selector: string; readonly privateKey: string }[];
}

/** Where an association's members sign in already (OpenID Connect), and as what we are known there. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Name of the claim that holds the member number; null when there is none. */
  readonly memberClaim: string | null;
  /** What the button calls it. */
  readonly label: string;
}

/** A setting that cannot be used. The message names it and says what to do. */
export class BadSetting extends Error {}

/** A command may be typed in any folder; the defaults stay in the clone. */
const projectFolder = fileURLToPath(new URL('../../../', import.meta.url));
const localNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

const portOf = (says: string) => z.coerce.number(says).int(says).min(0, says).max(65_535, says).optional();

const Environment = z.object({
  PORT: z.coerce.number('PORT is a number, as 3000').int().min(0).max(65_535).default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL begins with postgres://')
    .optional(),
  FOLKMOOT_DATA: z.string().optional(),
  FOLKMOOT_EXAMPLE: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'FOLKMOOT_EXAMPLE is on, off, or the name of an example, as ifla')
    .default('on'),
  FOLKMOOT_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'FOLKMOOT_BASE_URL is a web address, as https://groups.example.org' })
    .optional(),
  FOLKMOOT_HOST: z.string().optional(),
  FOLKMOOT_TRUSTED_PROXIES: z.string().default(''),
  FOLKMOOT_ASSOCIATION: z.string().optional(),
  FOLKMOOT_MAIL_FROM: z.string().optional(),
  FOLKMOOT_SMTP_PORT: portOf('FOLKMOOT_SMTP_PORT is a port, as 2525'),
  FOLKMOOT_WORK_PORT: portOf('FOLKMOOT_WORK_PORT is a port, as 3100'),
  FOLKMOOT_LMTP_PORT: portOf('FOLKMOOT_LMTP_PORT is a port, as 2424'),
  FOLKMOOT_MAIL_DOMAIN: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'FOLKMOOT_MAIL_DOMAIN is a domain, as lists.example.org')
    .optional(),
  FOLKMOOT_DKIM_DOMAIN: z.string().toLowerCase().optional(),
  FOLKMOOT_DKIM_SELECTOR: z.string().default(''),
  FOLKMOOT_DKIM_KEY: z.string().default(''),
  FOLKMOOT_RECORD_KEY: z.string().default(''),
  FOLKMOOT_ARC: z.enum(['on', 'off', ''], 'FOLKMOOT_ARC is on or off').optional(),
  FOLKMOOT_MAIL_PEERS: z.string().default(''),
  FOLKMOOT_AUTHSERV_ID: z.string().toLowerCase().optional(),
  FOLKMOOT_SMTP_CERT: z.string().optional(),
  FOLKMOOT_SMTP_KEY: z.string().optional(),
  FOLKMOOT_ASK_AGAIN_MINUTES: z.coerce
    .number('FOLKMOOT_ASK_AGAIN_MINUTES is a number, as 15')
    .int()
    .min(1)
    .max(1440)
    .default(15),
  FOLKMOOT_OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'FOLKMOOT_OIDC_ISSUER is a web address, as https://login.example.org' })
    .optional(),
  FOLKMOOT_OIDC_CLIENT_ID: z.string().optional(),
  FOLKMOOT_OIDC_CLIENT_SECRET: z.string().optional(),
  FOLKMOOT_OIDC_MEMBER_CLAIM: z.string().optional(),
  FOLKMOOT_OIDC_LABEL: z.string().optional(),
  FOLKMOOT_METRICS: z
    .string()
    .regex(
      /^[\x21-\x7e]{32,}$/,
      'FOLKMOOT_METRICS is a token of at least 32 characters, as openssl rand -hex 32 makes one',
    )
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^(smtps?:\/\/.*|direct:)$/, 'SMTP_URL begins with smtp:// or smtps://, or is direct:')
    .optional(),
});

/** @throws BadSetting naming every setting that is wrong */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = Environment.safeParse(given);
  if (!read.success)
    throw new BadSetting(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const env = read.data;
  const example = env.FOLKMOOT_EXAMPLE !== 'off';
  const folders = foldersOf(env.FOLKMOOT_EXAMPLE);
  const baseUrl = (env.FOLKMOOT_BASE_URL ?? `http://127.0.0.1:${env.PORT}`).replace(/\/+$/, '');
  const { hostname } = new URL(baseUrl);
  if (example && !localNames.has(hostname)) {
    throw new BadSetting(
      `FOLKMOOT_BASE_URL: an example association stays on this machine, and ${hostname} is elsewhere. Set FOLKMOOT_EXAMPLE=off to open a real one.`,
    );
  }
  const mailDomain = env.FOLKMOOT_MAIL_DOMAIN ?? (example ? exampleMailDomain : hostname.replace(/^\[|\]$/g, ''));
  const dkim = dkimOf(env, mailDomain);
  return {
    port: env.PORT,
    databaseUrl: env.DATABASE_URL,
    dataFolder: path.resolve(env.FOLKMOOT_DATA ?? folders.data),
    example,
    exampleName: example ? env.FOLKMOOT_EXAMPLE : null,
    exampleFolder: path.join(folders.association, 'example'),
    baseUrl,
    host: example ? '127.0.0.1' : (env.FOLKMOOT_HOST ?? '127.0.0.1'),
    workPort: env.FOLKMOOT_WORK_PORT,
    trustedProxies: env.FOLKMOOT_TRUSTED_PROXIES.split(/[\s,]+/).filter(Boolean),
    smtpUrl: env.SMTP_URL,
    mailFrom: env.FOLKMOOT_MAIL_FROM ?? `Folkmoot <no-reply@${hostname}>`,
    smtpPort: env.FOLKMOOT_SMTP_PORT,
    lmtpPort: env.FOLKMOOT_LMTP_PORT,
    dkim,
    seals: sealsIn(env, dkim),
    recordKeys: listed(env.FOLKMOOT_RECORD_KEY).map(recordKeyOf),
    mailDomain,
    mailPeers: peersOf(env.FOLKMOOT_MAIL_PEERS),
    mailAuthservId: env.FOLKMOOT_AUTHSERV_ID,
    smtpTls: tlsOf(env),
    provider: providerOf(env, example),
    askAgainMinutes: env.FOLKMOOT_ASK_AGAIN_MINUTES,
    associationFolder: path.resolve(env.FOLKMOOT_ASSOCIATION ?? folders.association),
    metricsToken: env.FOLKMOOT_METRICS,
  };
}

/**
 * Where an installation has its papers and its data unless told.  An example by name has both for itself, so that one does not
 * open what the other has made.
 *
 * @throws BadSetting when there is no example of that name
 */
function foldersOf(name: string): { association: string; data: string } {
  const among = (folder: string) => path.join(projectFolder, folder);
  if (name === 'on' || name === 'off') return { association: among('association'), data: among('data') };
  const association = among(`association-${name}`);
  if (!fs.existsSync(path.join(association, 'association.json')))
    throw new BadSetting(
      `FOLKMOOT_EXAMPLE: there is no example called ${name}. It is on, off, or one of: ${exampleNames().join(', ')}.`,
    );
  return { association, data: among(`data-${name}`) };
}

const exampleNames = (): string[] =>
  fs.readdirSync(projectFolder).flatMap((folder) => /^association-([a-z][a-z0-9-]*)$/.exec(folder)?.[1] ?? []);

/** No mail goes there; but its lists have addresses such as lists have. */
const exampleMailDomain = 'lists.example.org';

/** @throws BadSetting */
function dkimOf(env: z.output<typeof Environment>, mailDomain: string): DkimSettings | undefined {
  const [selectors, files] = [listed(env.FOLKMOOT_DKIM_SELECTOR), listed(env.FOLKMOOT_DKIM_KEY)];
  if (selectors.length !== files.length)
    throw new BadSetting(
      'FOLKMOOT_DKIM_SELECTOR and FOLKMOOT_DKIM_KEY go together: set a selector for each file with a key, both in the same order.',
    );
  if (files.length === 0) return undefined;
  const keys = files.map((file, place) => ({
    selector: selectors[place]!,
    privateKey: textOf('FOLKMOOT_DKIM_KEY', file),
  }));
  return { domain: env.FOLKMOOT_DKIM_DOMAIN ?? mailDomain, keys };
}

/** @throws BadSetting */
function sealsIn({ FOLKMOOT_ARC: said }: z.output<typeof Environment>, dkim: DkimSettings | undefined): boolean {
  if (said === 'on' && !dkim)
    throw new BadSetting(
      'FOLKMOOT_ARC: a seal is made by the key that signs. Set FOLKMOOT_DKIM_KEY too, or leave it off.',
    );
  return said !== 'off' && dkim !== undefined;
}

const listed = (list: string): string[] =>
  list
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);

/** @throws BadSetting */
function recordKeyOf(file: string): KeyObject {
  const text = textOf('FOLKMOOT_RECORD_KEY', file);
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // What OpenSSL says of it helps nobody.
  }
  throw new BadSetting(
    `FOLKMOOT_RECORD_KEY: ${file} is no Ed25519 key in PEM, as openssl genpkey -algorithm ed25519 makes one.`,
  );
}

/** @throws BadSetting */
function textOf(setting: string, file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadSetting(`${setting}: ${file} cannot be read (${(error as Error).message}).`);
  }
}

/** @throws BadSetting */
function peersOf(given: string): string[] {
  const peers = given.split(/[\s,]+/).filter(Boolean);
  const wrong = peers.find((peer) => !isPeer(peer));
  if (wrong !== undefined)
    throw new BadSetting(`FOLKMOOT_MAIL_PEERS: ${wrong} is no address and no network, as 127.0.0.1 or 10.0.0.0/8`);
  return peers;
}

function isPeer(peer: string): boolean {
  const [address = '', bits, ...more] = peer.split('/');
  const longest = isIP(address) === 6 ? 128 : 32;
  return (
    isIP(address) > 0 &&
    more.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
  );
}

/** @throws BadSetting */
function tlsOf({
  FOLKMOOT_SMTP_CERT: cert,
  FOLKMOOT_SMTP_KEY: key,
}: z.output<typeof Environment>): Settings['smtpTls'] {
  if (!cert && !key) return undefined;
  if (!cert || !key)
    throw new BadSetting('FOLKMOOT_SMTP_CERT and FOLKMOOT_SMTP_KEY go together: set both, or neither.');
  try {
    return { cert: fs.readFileSync(cert), key: fs.readFileSync(key) };
  } catch (error) {
    throw new BadSetting(`FOLKMOOT_SMTP_CERT, FOLKMOOT_SMTP_KEY: ${(error as Error).message}`);
  }
}

/** @throws BadSetting */
function providerOf(env: z.output<typeof Environment>, example: boolean): ProviderSettings | undefined {
  const { FOLKMOOT_OIDC_ISSUER: issuer, FOLKMOOT_OIDC_CLIENT_ID: clientId, FOLKMOOT_OIDC_CLIENT_SECRET: secret } = env;
  if (!issuer && !clientId && !secret) return undefined;
  if (!issuer || !clientId || !secret)
    throw new BadSetting(
      'FOLKMOOT_OIDC_ISSUER, FOLKMOOT_OIDC_CLIENT_ID and FOLKMOOT_OIDC_CLIENT_SECRET go together: set all three, or none.',
    );
  const { protocol, hostname } = new URL(issuer);
  if (protocol !== 'https:' && !(example && localNames.has(hostname)))
    throw new BadSetting(
      'FOLKMOOT_OIDC_ISSUER begins with https://: whoever stood in between could come in as anybody.',
    );
  const memberClaim = env.FOLKMOOT_OIDC_MEMBER_CLAIM ?? null;
  return { issuer, clientId, clientSecret: secret, memberClaim, label: env.FOLKMOOT_OIDC_LABEL ?? hostname };
}
