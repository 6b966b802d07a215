import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openHouse, type OpenHouse } from '../../src/house.ts';
import type { PersonId } from '../../src/platform/act/index.ts';
import { openSession } from '../../src/platform/auth/index.ts';
import { silence } from '../../src/platform/log/index.ts';
import { readSettings } from '../../src/platform/settings/index.ts';
import { aPerson, type APerson } from '../../src/roll/testing.ts';
import { emptyDatabase } from '../../src/testing/index.ts';
import { fillPost, unitNamed } from '../../src/units/index.ts';
import { aUnit } from '../../src/units/testing.ts';
import { aMailServer } from './mail.ts';
import { visitor, type Visitor } from './visitor.ts';

/** A real association of other rules behind an open door, with a mail server and a clock that a story moves. */
export interface AnotherHouse extends OpenHouse {
  readonly url: string;
  readonly now: () => Date;
  /** Later, by so many days: what is due is done, as where the house stands open. */
  days(count: number): Promise<void>;
  /** The same, but as where the house stood shut meanwhile, and finds what was due when it opens. */
  daysShut(count: number): Promise<void>;
  /** Somebody on its roll, in a browser in which they are signed in, and holding an office of a unit if one is named. */
  member(name: string, given?: APerson, post?: { readonly unit: string; readonly office: string }): Promise<Member>;
  /** Letters to an address, newest first. */
  lettersTo(address: string): Promise<string[]>;
  close(): Promise<void>;
}

export interface Member extends Visitor {
  readonly person: PersonId;
  readonly email: string;
  /** Signs in anew: what weighs much asks for that. */
  comesAgain(): Promise<void>;
}

const dayMs = 24 * 60 * 60_000;

/**
 * Opens an association whose file is the example's but for `changes`, and whose only policy is the one of the name.  Its database
 * is empty.
 */
export async function anotherHouse(policy: string, begins: Date, changes: object = {}): Promise<AnotherHouse> {
  const [database, mail] = await Promise.all([emptyDatabase(1), aMailServer()]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'folkmoot-elsewhere-'));
  layOut(path.join(folder, 'association'), policy, changes);
  let aheadMs = 0;
  const now = () => new Date(begins.getTime() + aheadMs);
  const settings = {
    ...readSettings({
      DATABASE_URL: database.url,
      FOLKMOOT_EXAMPLE: 'off',
      FOLKMOOT_DATA: folder,
      FOLKMOOT_ASSOCIATION: path.join(folder, 'association'),
      FOLKMOOT_TRUSTED_PROXIES: '127.0.0.1',
      SMTP_URL: mail.url,
    }),
    port: 0,
  };
  const house = await openHouse(settings, { log: silence, say: () => {}, now, rounds: false });
  const url = await house.app.listen();
  return {
    ...house,
    url,
    now,
    member: (name, given = {}, post) => aMember({ house, url, now }, name, given, post),
    async days(count) {
      for (let day = 0; day < count; day++) {
        aheadMs += dayMs;
        await house.app.settle();
      }
    },
    async daysShut(count) {
      aheadMs += count * dayMs;
      await house.app.settle();
    },
    async lettersTo(address) {
      await house.app.settle();
      return mail.lettersTo(address);
    },
    async close() {
      await house.stop();
      await Promise.all([database.close(), mail.close()]);
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function aMember(
  { house, url, now }: { readonly house: OpenHouse; readonly url: string; readonly now: () => Date },
  name: string,
  given: APerson,
  post?: { readonly unit: string; readonly office: string },
): Promise<Member> {
  const { db } = house.app.database;
  const person = await aPerson(db, name, { class: 'REG', ...given });
  if (post) await inOffice(house, now(), person, post);
  const who = visitor(url);
  const comesAgain = async () =>
    void who.cookies.set('folkmoot', await openSession({ db, at: now() }, person, 'Firefox/140.0 (X11; Linux x86_64)'));
  await comesAgain();
  const email = given.email ?? `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  return { ...who, comesAgain, person, email };
}

function layOut(folder: string, policy: string, changes: object): void {
  const rules = JSON.parse(fs.readFileSync(`association/policies-elsewhere/${policy}.json`, 'utf8')) as {
    version: string;
  };
  const association = JSON.parse(fs.readFileSync('association/association.json', 'utf8')) as object;
  fs.mkdirSync(path.join(folder, 'policies', policy), { recursive: true });
  fs.writeFileSync(path.join(folder, 'policies', policy, `${rules.version}.json`), JSON.stringify(rules));
  fs.writeFileSync(path.join(folder, 'association.json'), JSON.stringify({ ...association, policy, ...changes }));
}

async function inOffice(
  { app }: OpenHouse,
  at: Date,
  person: PersonId,
  { unit: name, office }: { readonly unit: string; readonly office: string },
): Promise<void> {
  const grants = new Set(['units.edit', 'posts.edit', 'administration']);
  await app.perform({ by: null, at, grants }, async (act) => {
    const { id } = (await unitNamed(act.db, name)) ?? (await aUnit(act, { name, acronym: '' }));
    await fillPost(act, { unit: id, office, person, fromOn: act.today, untilOn: null }, [office]);
  });
}
