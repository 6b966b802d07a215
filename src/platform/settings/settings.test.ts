import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { BadSetting, readSettings } from './index.ts';

const real = { FOLKMOOT_EXAMPLE: 'off', SMTP_URL: 'smtp://127.0.0.1:25' };
const client = { FOLKMOOT_OIDC_CLIENT_ID: 'folkmoot', FOLKMOOT_OIDC_CLIENT_SECRET: 'moss' };
const providerOf = (environment: NodeJS.ProcessEnv) => {
  try {
    return readSettings(environment).provider;
  } catch (error) {
    if (error instanceof BadSetting) return error.message;
    throw error;
  }
};

test('a provider of sign-in is reached by TLS, but for one on this machine in an example', () => {
  const read = [
    providerOf({ ...real, ...client, FOLKMOOT_OIDC_ISSUER: 'https://login.example.org' }),
    providerOf({ ...real, ...client, FOLKMOOT_OIDC_ISSUER: 'http://login.example.org' }),
    providerOf({ ...real, ...client, FOLKMOOT_OIDC_ISSUER: 'http://localhost:4000' }),
    providerOf({ ...client, FOLKMOOT_OIDC_ISSUER: 'http://login.example.org' }),
    providerOf({ ...client, FOLKMOOT_OIDC_ISSUER: 'http://localhost:4000' }),
  ];

  const secured = 'FOLKMOOT_OIDC_ISSUER begins with https://: whoever stood in between could come in as anybody.';
  const known = { clientId: 'folkmoot', clientSecret: 'moss', memberClaim: null };
  expect(read).toEqual([
    { issuer: 'https://login.example.org', label: 'login.example.org', ...known },
    secured,
    secured,
    secured,
    { issuer: 'http://localhost:4000', label: 'localhost', ...known },
  ]);
});

test('what belongs together is set together, and without it there is no provider', () => {
  expect(providerOf(real)).toBeUndefined();
  expect(providerOf({ ...real, FOLKMOOT_OIDC_ISSUER: 'https://login.example.org' })).toContain(
    'set all three, or none',
  );
});

test('mail servers of ours are addresses or networks, and a certificate comes with its key', () => {
  const told = (environment: NodeJS.ProcessEnv) => {
    try {
      return readSettings({ ...real, ...environment }).mailPeers;
    } catch (error) {
      if (error instanceof BadSetting) return error.message;
      throw error;
    }
  };
  const wrong = (peer: string) =>
    `FOLKMOOT_MAIL_PEERS: ${peer} is no address and no network, as 127.0.0.1 or 10.0.0.0/8`;

  expect([
    told({ FOLKMOOT_MAIL_PEERS: '127.0.0.1, 10.0.0.0/8 2001:db8::/32' }),
    told({ FOLKMOOT_MAIL_PEERS: 'mx.example.org' }),
    told({ FOLKMOOT_MAIL_PEERS: '10.0.0.0/33' }),
    told({ FOLKMOOT_SMTP_CERT: 'mx.crt' }),
  ]).toEqual([
    ['127.0.0.1', '10.0.0.0/8', '2001:db8::/32'],
    wrong('mx.example.org'),
    wrong('10.0.0.0/33'),
    'FOLKMOOT_SMTP_CERT and FOLKMOOT_SMTP_KEY go together: set both, or neither.',
  ]);
});

test('where we sign we seal, unless told otherwise, and without a key nothing can be sealed', () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-key-')), 'one.pem');
  fs.writeFileSync(file, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }));
  const key = { FOLKMOOT_DKIM_SELECTOR: 'one', FOLKMOOT_DKIM_KEY: file };
  const seals = (environment: NodeJS.ProcessEnv) => readSettings({ ...real, ...environment }).seals;

  expect([seals({}), seals(key), seals({ ...key, FOLKMOOT_ARC: 'off' })]).toEqual([false, true, false]);
  expect(() => seals({ FOLKMOOT_ARC: 'on' })).toThrow('FOLKMOOT_ARC: a seal is made by the key that signs.');
  fs.rmSync(path.dirname(file), { recursive: true });
});

test('the keys of the record are Ed25519, in the order in which they follow one another backwards', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-record-'));
  const keys = ['ed25519', 'ed25519', 'ed448'].map((type) => generateKeyPairSync(type as 'ed25519').privateKey);
  const [next, old, other, none] = ['next', 'old', 'other', 'none'].map((name, at) => {
    const file = path.join(folder, `${name}.pem`);
    fs.writeFileSync(file, keys[at]?.export({ format: 'pem', type: 'pkcs8' }) ?? 'not a key');
    return file;
  }) as [string, string, string, string];
  const recordKeys = (files: string) => readSettings({ ...real, FOLKMOOT_RECORD_KEY: files }).recordKeys;

  expect(readSettings(real).recordKeys).toEqual([]);
  expect(recordKeys(`${next}, ${old}`).map((key, at) => key.equals(keys[at]!))).toEqual([true, true]);
  for (const wrong of [other, none])
    expect(() => recordKeys(wrong)).toThrow(`FOLKMOOT_RECORD_KEY: ${wrong} is no Ed25519 key in PEM`);
  expect(() => recordKeys(`${folder}/away.pem`)).toThrow(/^FOLKMOOT_RECORD_KEY: .*away\.pem cannot be read/);
  fs.rmSync(folder, { recursive: true });
});

test('an example by name has papers and data of its own, and a name that there is not is told with those that there are', () => {
  const folders = (environment: NodeJS.ProcessEnv) => {
    const { example, exampleFolder, associationFolder, dataFolder } = readSettings(environment);
    const among = (folder: string) => path.relative(process.cwd(), folder);
    return [example, among(exampleFolder), among(associationFolder), among(dataFolder)];
  };
  const told = () => readSettings({ FOLKMOOT_EXAMPLE: 'atlantis' });

  expect([
    folders({}),
    folders({ FOLKMOOT_EXAMPLE: 'ifla' }),
    folders({ FOLKMOOT_EXAMPLE: 'ifla', FOLKMOOT_ASSOCIATION: 'elsewhere', FOLKMOOT_DATA: 'there' }),
    folders(real),
  ]).toEqual([
    [true, 'association/example', 'association', 'data'],
    [true, 'association-ifla/example', 'association-ifla', 'data-ifla'],
    [true, 'association-ifla/example', 'elsewhere', 'there'],
    [false, 'association/example', 'association', 'data'],
  ]);
  expect(told).toThrow('there is no example called atlantis. It is on, off, or one of: ifla.');
  expect(() => readSettings({ FOLKMOOT_EXAMPLE: '../etc' })).toThrow('FOLKMOOT_EXAMPLE');
});
