import { afterAll, beforeAll, expect, test } from 'vitest';
import { theSystem } from '../../platform/act/index.ts';
import { aPerson, standing } from '../../roll/testing.ts';
import { openTestHouse, type Browsing, type TestHouse } from '../../testing.ts';
import { joinGroup } from '../roster/commands.ts';
import { describeGroup } from '../registry/commands.ts';
import { aGroup } from '../testing.ts';
import { profileOf } from './queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
let house: TestHouse;
let slug: string;
let people: Record<'Ada' | 'Ben' | 'Cleo', string>;
let as: (person: string) => Promise<Browsing>;

beforeAll(async () => {
  house = await openTestHouse(at);
  const { app } = house;
  as = (person) => house.browsing(person);
  people = {
    Ada: await aPerson(db(), 'Ada Lane'),
    Ben: await aPerson(db(), 'Ben Moor'),
    Cleo: await aPerson(db(), 'Cleo Strand'),
  };
  const group = await app.perform(theSystem(at), (act) => aGroup(act, { name: 'Tool Libraries' }));
  ({ slug } = group);
  await app.perform({ ...theSystem(at), grants: new Set([`group.edit@${slug}`]) }, (act) =>
    describeGroup(act, group.id, { about: '', topics: ['sustainability'], rosterShown: true, revision: 1 }),
  );
  for (const [name, by] of Object.entries(people))
    await app.perform({ by, at, grants: new Set() }, (act) =>
      joinGroup(act, group.id, { standing, nameShown: name !== 'Cleo' }),
    );
  await app.settle();
});
afterAll(() => house.close());

const db = () => house.app.database.db;
const found = async (query: string) =>
  [
    ...(await (await as(people.Ada)).get(`/lists/${slug}/participants${query}`)).html.matchAll(/<h3>([^<]+)<\/h3>/g),
  ].map(([, name]) => name);

test('participants are found by what they say of themselves; who is not named is counted only', async () => {
  const says = async (person: string, fields: Record<string, string>) =>
    (await (await as(person)).post('/me/profile', fields)).status;
  await says(people.Ben, { library: 'public', 'serves[]': 'teens', level: 'librarian', 'topics[]': 'technology' });
  await says(people.Cleo, { library: 'public', 'serves[]': 'teens' });
  const wrong = await says(people.Ada, { library: 'castle' });

  expect(await found('')).toEqual(['Ada Lane', 'Ben Moor']);
  expect(await found('?library=public&serves=teens&serves=adults')).toEqual(['Ben Moor']);
  expect(await found('?library=public&level=director')).toEqual(['None of those who are named fits.']);
  const nobody = await (await house.browsing()).get(`/lists/${slug}/participants`);
  expect(nobody.text).toContain('3 people take part; 2 of them chose to be named.');
  expect(nobody.text).toContain('Librarian or other professional, Public library');
  expect(nobody.text).not.toContain('Cleo');
  expect([wrong, await profileOf(db(), people.Ada)]).toEqual([
    422,
    { library: null, serves: [], level: null, work: [], topics: [] },
  ]);
});
