import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { Published } from '../../platform/mail/index.ts';
import { Records } from './views.tsx';
import { sealWords } from './words.ts';

const domain = 'lists.example.org';
const key = `one._domainkey.${domain}`;
const dkim = (state: Published['state'], name = key): Published => ({
  kind: 'dkim',
  name,
  found: [],
  state,
  publish: null,
});
const told = (published: readonly Published[], sealedBy: string | null) => {
  const html = renderToString(<Records domain={domain} published={published} sealedBy={sealedBy} />);
  return Object.values(sealWords).filter((sentence) => html.includes(sentence));
};

test('whether seals are made is told, and whether the key that makes them is published', () => {
  const other = dkim('good', `two._domainkey.${domain}`);

  expect([
    told([dkim('good')], null),
    told([dkim('good'), dkim('missing', other.name)], key),
    told([other, dkim('missing')], key),
    told([other, dkim('wrong')], key),
    told([dkim('silent')], key),
  ]).toEqual([[sealWords.none], [sealWords.good], [sealWords.missing], [sealWords.wrong], [sealWords.silent]]);
});
