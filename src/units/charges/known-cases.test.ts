import fs from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { readTable } from '../../platform/csv/index.ts';
import { loadAssociation } from '../../roll/index.ts';
import { readUnitRows } from '../structure/import/rows.ts';
import { topicLabels } from './keeping.ts';
import type { Concern } from './model.ts';
import { prepareCorpus, type Corpus } from './ranking/corpus.ts';
import { rankOverlap } from './ranking/rank.ts';

const { topics } = loadAssociation('association');
let corpus: Corpus;
let concerns: ReadonlyMap<string, Concern>;

beforeAll(() => {
  const units = readUnitRows(fs.readFileSync('association/example/units.csv'), topics).rows;
  corpus = prepareCorpus(
    units.map(({ name, description, formerNames }) => ({
      kind: 'unit',
      id: name,
      name,
      acronym: description.acronym ?? '',
      form: description.kind ?? '',
      formerNames: formerNames.map((former) => former.name),
      text: description.charge ?? '',
      topics: topicLabels(description.topics ?? [], topics),
    })),
  );
  const groups = readTable(
    fs.readFileSync('association/example/groups.csv'),
    { name: ['name'], purpose: ['purpose'], topics: ['topics'] },
    ['name', 'purpose', 'topics'],
  );
  concerns = new Map(
    groups.rows.map(({ cell }) => [
      cell('name'),
      { title: cell('name'), purpose: cell('purpose'), topics: cell('topics').split(/;\s*/) },
    ]),
  );
});

// What each group was found to touch, in the papers of its time.
test.each([
  [
    'Diversity Membership Initiative Group',
    [
      'Committee on Diversity',
      'Office for Diversity, Literacy and Outreach Services',
      'Ethnic and Multicultural Information Exchange Round Table',
      'Rainbow Round Table',
    ],
  ],
  ['Games and Gaming', ['YALSA Gaming Interest Group']],
  ['Virtual Communities and Libraries', ['ACRL Virtual Worlds Interest Group']],
  [
    'Programming Librarian Interest Group',
    ['Public and Cultural Programs Advisory Committee', 'Public Programs Office'],
  ],
  ['Libraries Foster Community Engagement', ['Center for Civic Life', 'Public Programs Office']],
  // A false friend: there it means a room. It must be found, for its charge to be read.
  ['Information Commons', ['ACRL Information Commons Discussion Group']],
  // Hardly a word in common.
  ['LibraryLab / Library Boing Boing', ['Communications and Marketing Office', 'Public Awareness Committee']],
  [
    'Graphic Novels & Comics in Libraries',
    [
      'Young Adult Library Services Association',
      'Association for Library Service to Children',
      'Reference and User Services Association',
    ],
  ],
])('%s finds a unit that it touches among the first three', (group, touched) => {
  const firstThree = rankOverlap(concerns.get(group)!, corpus, { most: 3 }).map(({ body }) => body.name);

  expect(firstThree.filter((name) => touched.includes(name))).not.toEqual([]);
});
