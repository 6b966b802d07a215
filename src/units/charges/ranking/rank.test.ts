import { expect, test } from 'vitest';
import type { TextOfBody } from '../model.ts';
import { prepareCorpus } from './corpus.ts';
import { asText } from '../words.ts';
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

  expect(first && { ...first, why: asText(first.why), whyTold: asText(first.whyTold) }).toEqual({
    body: sustainability,
    score: 1,
    words: ['green buildings'],
    topics: ['sustainability'],
    named: null,
    why: 'You both write “green buildings”, and share the topic Sustainability.',
    whyTold: 'Both write “green buildings”, and share the topic Sustainability.',
  });
});

test('a shared topic finds a body without a word in common', () => {
  const concern = {
    title: 'Warm summers',
    purpose: 'What heat waves do to reading rooms.',
    topics: ['Sustainability'],
  };

  expect(
    rankOverlap(concern, corpus).map(({ body, topics, words, why }) => ({
      id: body.id,
      topics,
      words,
      why: asText(why),
    })),
  ).toEqual([
    {
      id: 'sustainability-round-table',
      topics: ['sustainability'],
      words: [],
      why: 'You share Sustainability. Not a word in common: look at its charge yourself.',
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
  expect(asText(first?.why ?? [])).toMatch(/^You name it, as Association of Library Trustees and Advocates\. /);
});

test('an ordinary word is no name', () => {
  const hits = rankOverlap({ title: 'Stand united', purpose: 'United we stand.', topics: [] }, corpus);

  expect(hits.map(({ named }) => named)).toEqual([null]);
});

test('texts of groups and petitions are ranked with those of units', () => {
  const [first] = rankOverlap({ title: 'Graphic novels', purpose: '', topics: [] }, corpus);

  expect(first?.body).toBe(comics);
  expect(asText(first?.why ?? [])).toBe('You both write “graphic novels”.');
  expect(asText(first?.whyTold ?? [])).toBe('Both write “graphic novels”.');
});

test('nothing in common finds nothing, and nothing asked finds nothing', () => {
  expect(rankOverlap({ title: 'Zymurgy', purpose: 'Brewing.', topics: ['beer'] }, corpus)).toEqual([]);
  expect(rankOverlap({ title: '', purpose: '', topics: [] }, corpus)).toEqual([]);
  expect(rankOverlap({ title: 'Comics', purpose: '', topics: ['comics'] }, prepareCorpus([]))).toEqual([]);
});

test('only bodies of the wanted kinds are ranked, and never the one that the concern itself is', () => {
  const concern = { title: 'Comics', purpose: 'Graphic novels and advocacy.', topics: [] };
  const found = (wanted: Parameters<typeof rankOverlap>[2]) =>
    rankOverlap(concern, corpus, wanted).map(({ body }) => body.id);

  expect(found({})).toEqual(['comics', 'sustainability-round-table', 'united']);
  expect(found({ kinds: ['unit'] })).toEqual(['sustainability-round-table', 'united']);
  expect(found({ except: { kind: 'group', id: 'comics' } })).toEqual(['sustainability-round-table', 'united']);
});

test('a body that is no more says so', () => {
  const ended = prepareCorpus([{ ...trustees, endedOn: '2009-02-01' }]);

  const [first] = rankOverlap({ title: 'Trustees', purpose: '', topics: [] }, ended);

  expect(asText(first?.why ?? [])).toBe('You both write “Trustees”. It is no more; this is what it did.');
});

test('no more hits than asked for', () => {
  const concern = {
    title: 'Libraries',
    purpose: 'advocacy, collections, graphic novels',
    topics: ['comics', 'trustees', 'buildings'],
  };

  expect(rankOverlap(concern, corpus, { most: 2 })).toHaveLength(2);
});
