import { expect, test } from 'vitest';
import type { TextOfBody } from '../model.ts';
import { prepareCorpus } from './corpus.ts';
import { rankOverlap } from './rank.ts';

const sustainability: TextOfBody = {
  kind: 'unit',
  id: 'sustainability-round-table',
  name: 'Sustainability Round Table',
  acronym: 'SustainRT',
  form: 'round table',
  text: 'Exchange, curriculum, collections, exhibits, advocacy, green buildings.',
  topics: ['sustainability', 'buildings'],
};
const trustees: TextOfBody = {
  kind: 'unit',
  id: 'united',
  name: 'United for Libraries',
  acronym: 'United',
  form: 'division',
  formerNames: ['Association of Library Trustees and Advocates'],
  text: 'Trustees, Friends and foundations: governance, fundraising and advocacy by citizens for their libraries.',
  topics: ['trustees', 'fundraising'],
};
const comics: TextOfBody = {
  kind: 'group',
  id: 'comics',
  name: 'Comics in Libraries',
  text: 'Networking of members who are interested in graphic novels.',
  topics: ['comics'],
};
const corpus = prepareCorpus([sustainability, trustees], [comics]);

test('each hit says which body, how much, which words and topics, and why', () => {
  const concern = {
    title: 'Libraries and green building',
    purpose: 'Members who plan green buildings.',
    topics: ['sustainability'],
  };

  const [first] = rankOverlap(concern, corpus);

  expect(first).toEqual({
    body: sustainability,
    score: 1,
    words: ['green buildings'],
    topics: ['sustainability'],
    named: null,
    why: 'You share Sustainability. Its charge shares the words “green buildings” with yours.',
  });
});

test('a shared topic finds a body without a word in common', () => {
  const concern = {
    title: 'Warm summers',
    purpose: 'What heat waves do to reading rooms.',
    topics: ['Sustainability'],
  };

  expect(
    rankOverlap(concern, corpus).map(({ body, topics, words, why }) => ({ id: body.id, topics, words, why })),
  ).toEqual([
    {
      id: 'sustainability-round-table',
      topics: ['sustainability'],
      words: [],
      why: 'You share Sustainability. Hardly a word in common: look at its charge yourself.',
    },
  ]);
});

test('a body that is named comes first, by a former name too', () => {
  const concern = {
    title: 'Green buildings',
    purpose: 'We work with the Association of Library Trustees and Advocates.',
    topics: [],
  };

  const [first] = rankOverlap(concern, corpus);

  expect(first).toMatchObject({
    body: { id: 'united' },
    named: 'Association of Library Trustees and Advocates',
  });
  expect(first?.why).toMatch(/^You name it, as Association of Library Trustees and Advocates\. /);
});

test('an ordinary word is no name', () => {
  const hits = rankOverlap({ title: 'Stand united', purpose: 'United we stand.', topics: [] }, corpus);

  expect(hits.map(({ named }) => named)).toEqual([null]);
});

test('texts of groups and petitions are ranked with those of units', () => {
  const [first] = rankOverlap({ title: 'Graphic novels', purpose: '', topics: [] }, corpus);

  expect(first?.body).toBe(comics);
  expect(first?.why).toBe('Its purpose shares the words “graphic novels” with yours.');
});

test('nothing in common finds nothing, and nothing asked finds nothing', () => {
  expect(rankOverlap({ title: 'Zymurgy', purpose: 'Brewing.', topics: ['beer'] }, corpus)).toEqual([]);
  expect(rankOverlap({ title: '', purpose: '', topics: [] }, corpus)).toEqual([]);
  expect(rankOverlap({ title: 'Comics', purpose: '', topics: ['comics'] }, prepareCorpus([]))).toEqual([]);
});

test('no more hits than asked for', () => {
  const concern = {
    title: 'Libraries',
    purpose: 'advocacy, collections, graphic novels',
    topics: ['comics', 'trustees', 'buildings'],
  };

  expect(rankOverlap(concern, corpus, 2)).toHaveLength(2);
});
