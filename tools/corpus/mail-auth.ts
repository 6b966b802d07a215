import fs from 'node:fs';
import path from 'node:path';
import { authenticate, type Verdicts } from '../../src/platform/mail/index.ts';

/** Signed and sealed messages with the DNS of their time, and the verdicts that their authors give. Nothing is asked of the network. */
export async function mailAuth(folder: string): Promise<void> {
  const at = (...steps: string[]) => path.join(folder, ...steps);
  await tell('ARC test suite', await chains(at('mailauth/test/fixtures/arc/arc-draft-validation-tests.json')));
  await tell('Stalwart, DKIM', recorded(at('stalwart-mail-auth/resources/dkim'), dkimVerdict));
  await tell(
    'Stalwart, ARC',
    recorded(at('stalwart-mail-auth/resources/arc'), ({ arc }) => arc.result),
  );
  const zone = zoneIn(fs.readFileSync(at('stalwart-mail-auth/resources/dkim/001.txt'), 'latin1'));
  await tell('dkimpy', signed(at('dkimpy'), /^(?:rfc6376\.signed(?:\.rsa)?|ed25519test)\.msg$/, zone, 'pass'));
  const records = JSON.parse(fs.readFileSync(at('mailauth/test/dkim/ec/fixtures/dns.json'), 'utf8')) as Records;
  const ofMailauth = Object.entries(records).map(([name, { TXT }]) => [name, TXT.flat().join('')] as const);
  await tell('mailauth, Ed25519', signed(at('mailauth/test/dkim/ec/fixtures'), /\.eml$/, new Map(ofMailauth), 'pass'));
  await tell('mailauth, DNS away', signed(at('mailauth/test/fixtures'), /\.eml$/, null, 'temperror'));
}

type Zone = ReadonlyMap<string, string>;
type Records = Readonly<Record<string, { readonly TXT: readonly string[][] }>>;

interface Attempt {
  readonly name: string;
  readonly raw: Buffer;
  /** Null for a DNS that is away. */
  readonly zone: Zone | null;
  readonly expected: string;
  found(verdicts: Verdicts): string;
}

async function tell(suite: string, attempts: readonly Attempt[]): Promise<void> {
  const wrong: string[] = [];
  for (const { name, raw, zone, expected, found } of attempts) {
    const verdicts = await authenticate(raw, {
      ip: '192.0.2.1',
      helo: 'mx.example.net',
      mailFrom: 'somebody@example.net',
      resolver: async (asked, type) => answer(zone, asked, type),
    });
    if (found(verdicts) !== expected) wrong.push(`${name}: expected ${expected}, found ${found(verdicts)}`);
  }
  console.log(`${suite}: ${attempts.length - wrong.length} of ${attempts.length}`);
  for (const each of wrong) console.log(`  ${each}`);
}

function answer(zone: Zone | null, name: string, type: string): string[][] {
  const text = type === 'TXT' ? zone?.get(name) : undefined;
  if (text !== undefined) return [[text]];
  throw Object.assign(new Error('no answer'), { code: zone ? 'ENOTFOUND' : 'ESERVFAIL' });
}

interface Scenario {
  readonly tests: Readonly<Record<string, { readonly message: string; readonly cv: string }>>;
  readonly 'txt-records': Readonly<Record<string, string>>;
}

async function chains(file: string): Promise<Attempt[]> {
  const scenarios = JSON.parse(fs.readFileSync(file, 'utf8')) as Scenario[];
  return scenarios.flatMap((scenario) =>
    // Three cases leave open what they expect.
    Object.entries(scenario.tests)
      .filter(([, { cv }]) => cv !== '')
      .map(([name, { message, cv }]) => ({
        name,
        raw: Buffer.from(message.replace(/\r?\n/g, '\r\n')),
        zone: new Map(Object.entries(scenario['txt-records'])),
        expected: cv.toLowerCase(),
        found: ({ arc }: Verdicts) => arc.result,
      })),
  );
}

/** Passes when every signature does. */
function dkimVerdict({ dkim }: Verdicts): string {
  return dkim.find(({ result }) => result !== 'pass')?.result ?? (dkim.length > 0 ? 'pass' : 'none');
}

/** Files that begin with the records of the DNS, one in a line. */
function recorded(folder: string, found: Attempt['found']): Attempt[] {
  return namesIn(folder, /\.txt$/).map((name) => {
    const text = fs.readFileSync(path.join(folder, name), 'latin1');
    const raw = Buffer.from(text.slice(text.indexOf('\n\n') + 2).replace(/\r?\n/g, '\r\n'), 'latin1');
    return { name, raw, zone: zoneIn(text), expected: 'pass', found };
  });
}

function zoneIn(text: string): Zone {
  const lines = text.slice(0, text.indexOf('\n\n')).split('\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));
}

function signed(folder: string, names: RegExp, zone: Zone | null, expected: string): Attempt[] {
  return namesIn(folder, names).flatMap((name) => {
    const text = fs.readFileSync(path.join(folder, name), 'latin1').replace(/\r?\n/g, '\r\n');
    if (!/^dkim-signature:/im.test(text.slice(0, text.indexOf('\r\n\r\n')))) return [];
    return [{ name, raw: Buffer.from(text, 'latin1'), zone, expected, found: dkimVerdict }];
  });
}

const namesIn = (folder: string, names: RegExp): string[] =>
  fs
    .readdirSync(folder)
    .filter((name) => names.test(name))
    .toSorted();
