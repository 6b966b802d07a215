import fs from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { aliveOn } from './alive.ts';
import { populationIn } from './folder.ts';

const { cast, personas } = populationIn().people;
const rowsOf = (file: string) => parse(fs.readFileSync(`association/example/${file}`, 'utf8'), { columns: true }) as Record<string, string>[];
const association = JSON.parse(fs.readFileSync('association/association.json', 'utf8')) as {
  topics: { label: string }[];
  offices: { office: string; grants: { at: string; words: string[] }[] }[];
  bodies: Record<string, string>;
};
const units = rowsOf('units.csv');
const groups = rowsOf('groups.csv');
const posts = rowsOf('posts.csv');

test('every topic of a unit or group is on the association’s list', () => {
  const known = new Set(association.topics.map(({ label }) => label));

  expect([...units, ...groups].flatMap((row) => (row['topics'] ?? '').split('; ')).filter((topic) => !known.has(topic))).toEqual([]);
});

test('every parent, every body in charge and every place of a post is a unit', () => {
  const names = new Set(units.map((unit) => unit['name']));
  const asked = [...units.map((unit) => unit['parent']), ...Object.values(association.bodies), ...posts.map((post) => post['unit'])];

  expect(asked.filter((name) => name && !names.has(name))).toEqual([]);
  expect(units).toHaveLength(47);
});

test('every post is an office that the association knows, held by the cast', () => {
  const offices = new Set(association.offices.map(({ office }) => office));
  const numbers = new Map(cast.map(({ number, email }) => [number, email]));

  expect(posts.filter((post) => !offices.has(post['office'] ?? ''))).toEqual([]);
  expect(posts.filter((post) => post['member_number'] && numbers.get(post['member_number']) !== post['email'])).toEqual([]);
});

test('between them the personas hold every right', () => {
  const addresses = new Set(personas.map(({ email }) => email));
  const held = posts
    .filter((post) => addresses.has(post['email'] ?? '') && !post['until_on'])
    .flatMap((post) => association.offices.find(({ office }) => office === post['office'])?.grants.filter(({ at }) => at === post['unit']) ?? [])
    .flatMap(({ words }) => words);

  expect([...new Set(held)].toSorted()).toEqual([
    'administration',
    'council.record',
    'docket.decide',
    'docket.vote',
    'meetings.keep',
    'petitions.screen',
    'petitions.verify',
    'posts.edit',
    'roll.import',
    'roll.read',
    'units.edit',
  ]);
});

test('the committee has thirteen members', () => {
  const members = posts.filter((post) => post['unit'] === 'Committee on Organization' && ['chair', 'member'].includes(post['office'] ?? '') && !post['until_on']);

  expect(members).toHaveLength(13);
});

test('seven groups are in term on any day, and one has become a round table', () => {
  const inTerm = (today: string) =>
    (parse(aliveOn(fs.readFileSync('association/example/groups.csv', 'utf8'), today), { columns: true }) as Record<string, string>[])
      .map((row) => [row['state'], ...(row['term'] ?? '').split('/')])
      .filter(([state, from = '', until = '']) => state === 'active' && from <= today && today < until).length;

  expect(['2026-11-23', '2027-02-01', '2028-07-01', '2035-01-01'].map(inTerm)).toEqual([7, 7, 7, 7]);
  expect(groups.map((group) => group['state'])).toEqual([...Array(7).fill('active'), 'graduated']);
});

test('a term of a group that has ended does not move', () => {
  const moved = aliveOn(fs.readFileSync('association/example/groups.csv', 'utf8'), '2035-01-01');

  expect(moved).toContain('ala-mig 1985,2008-07-01/2011-07-01');
});

test('every petition has a purpose of three paragraphs, topics of the list, and organizers of the cast', () => {
  const petitions = JSON.parse(fs.readFileSync('association/example/petitions.json', 'utf8')) as {
    title: string;
    topics: string[];
    purpose: string[];
    organizers: { number: string }[];
  }[];
  const slugs = new Set((association.topics as { slug?: string }[]).map(({ slug }) => slug));
  const numbers = new Set(cast.map(({ number }) => number));

  expect(petitions.map(({ purpose }) => purpose.length)).toEqual(petitions.map(() => 3));
  expect(petitions.flatMap(({ topics }) => topics).filter((topic) => !slugs.has(topic))).toEqual([]);
  expect(petitions.flatMap(({ organizers }) => organizers).filter(({ number }) => !numbers.has(number))).toEqual([]);
});
