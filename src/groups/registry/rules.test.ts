import { expect, test } from 'vitest';
import type { Group } from './model.ts';
import {
  freeSlug,
  impedimentsToDescribing,
  impedimentsToEnding,
  impedimentsToNaming,
  slugOf,
  tidyName,
} from './rules.ts';

const group: Group = {
  id: '11111111-1111-4111-8111-111111111111',
  number: 4,
  slug: 'libraries-and-climate-resilience',
  name: 'Libraries and Climate Resilience',
  formerNames: [],
  purpose: 'Members who prepare their libraries for heat, flood, fire and failing power.',
  about: '',
  openTo: 'all members',
  topics: ['sustainability'],
  participation: 'members',
  rosterShown: false,
  state: 'active',
  openedOn: '2026-01-15',
  endedOn: null,
  endedCode: null,
  successor: null,
  petition: 41,
  policy: { id: 'ala-mig', version: '2014' },
  liaison: null,
  liaisonName: '',
  revision: 3,
};
const convener = new Set([`group.edit@${group.slug}`]);
const description = {
  about: 'We meet on the first Tuesday.',
  topics: ['sustainability'],
  rosterShown: true,
  revision: 3,
};

test('a convener describes the group', () => {
  expect(impedimentsToDescribing(group, description, convener)).toEqual([]);
});

test('a right in one group is none in another', () => {
  expect(impedimentsToDescribing(group, description, new Set(['group.edit@diversity']))).toEqual([
    { code: 'not-granted', grant: 'group.edit' },
  ]);
});

test('all that stands in the way of a description is told at once', () => {
  const wrong = { about: 'a'.repeat(5_001), topics: [], rosterShown: false, revision: 2 };

  expect(impedimentsToDescribing({ ...group, state: 'lapsed' }, wrong, new Set())).toEqual([
    { code: 'not-granted', grant: 'group.edit' },
    { code: 'group-not-active', state: 'lapsed' },
    { code: 'group-changed-meanwhile', revision: 3 },
    { code: 'about-too-long', length: 5_001, most: 5_000 },
    { code: 'group-topics-missing' },
  ]);
});

test('a lapsed group may still end by decision, an ended one may not', () => {
  expect(impedimentsToEnding({ ...group, state: 'lapsed' }, '2026-11-23')).toEqual([]);
  expect(impedimentsToEnding({ ...group, state: 'graduated' }, '2026-01-14')).toEqual([
    { code: 'group-has-ended', state: 'graduated' },
    { code: 'ends-before-opening', openedOn: '2026-01-15' },
  ]);
});

test('a name is neither empty, nor endless, nor that of another active group', () => {
  expect(impedimentsToNaming(tidyName('  '), false)).toEqual([{ code: 'group-name-missing' }]);
  expect(impedimentsToNaming('D'.repeat(161), true)).toEqual([
    { code: 'group-name-too-long', length: 161, most: 160 },
    { code: 'group-name-taken', name: 'D'.repeat(161) },
  ]);
});

test.each([
  ['Graphic Novels & Comics in Libraries', 'graphic-novels-and-comics-in-libraries'],
  ['LibraryLab / Library Boing Boing', 'librarylab-library-boing-boing'],
  ['Bibliothèques de Łódź', 'bibliotheques-de-lodz'],
  ["Children’s Librarians' Forum", 'childrens-librarians-forum'],
  ['図書館', 'group'],
  [
    'A very long name of a group that goes on and on until nobody can say it in one breath',
    'a-very-long-name-of-a-group-that-goes-on-and-on-until-nobody',
  ],
  ['x'.repeat(80), 'x'.repeat(60)],
])('the address of %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test('an address that somebody has or had is not given away', () => {
  expect(freeSlug('Diversity', new Set())).toBe('diversity');
  expect(freeSlug('Diversity', new Set(['diversity', 'diversity-2']))).toBe('diversity-3');
  expect(freeSlug('New', new Set())).toBe('new-2');
});
