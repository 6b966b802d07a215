import fs from 'node:fs';
import path from 'node:path';
import { readTable } from '../../src/platform/csv/index.ts';
import { readBounce } from '../../src/platform/mail/index.ts';

/** Reports of non-delivery with the addresses that they are about, as sets: `expected.csv`, by tiers. */
export async function bounces(folder: string): Promise<void> {
  const attempts = [];
  for (const expected of readExpected(path.join(folder, 'expected.csv')))
    attempts.push(await attempt(folder, expected));
  for (const tier of ['A', 'B', 'C']) {
    const its = attempts.filter((each) => each.tier === tier);
    const right = its.filter(({ isRight }) => isRight).length;
    console.log(`tier ${tier}: ${right} of ${its.length} exact (${(right / its.length).toFixed(3)})`);
    for (const { file, told, found } of its.filter(({ isRight }) => !isRight))
      console.log(`  ${file}\n    expected ${told}\n    found    ${found}`);
  }
  const counted = attempts.filter(({ isBounce, found }) => !isBounce && /@/.test(found));
  console.log(`addresses counted by a message that is no bounce: ${counted.length}`);
  console.log(`longest: ${Math.max(...attempts.map(({ milliseconds }) => milliseconds)).toFixed(1)} ms`);
}

function readExpected(file: string) {
  const columns = {
    file: ['file'],
    tier: ['tier'],
    kind: ['kind'],
    permanent: ['permanent'],
    temporary: ['temporary'],
  };
  return readTable(fs.readFileSync(file), columns, ['file', 'tier']).rows.map(({ cell }) => ({
    file: cell('file'),
    tier: cell('tier'),
    isBounce: cell('kind') === 'bounce',
    told: inWords(cell('permanent').split(' '), cell('temporary').split(' ')),
  }));
}

async function attempt(folder: string, expected: ReturnType<typeof readExpected>[number]) {
  const raw = fs.readFileSync(path.join(folder, expected.file));
  const from = performance.now();
  const { addresses } = await readBounce(raw);
  const milliseconds = performance.now() - from;
  const named = (wanted: string) => addresses.filter(({ kind }) => kind === wanted).map(({ address }) => address);
  const found = inWords(named('permanent'), named('temporary'));
  return { ...expected, found, milliseconds, isRight: found.toLowerCase() === expected.told.toLowerCase() };
}

function inWords(permanent: readonly string[], temporary: readonly string[]): string {
  const set = (addresses: readonly string[]) => [...new Set(addresses)].filter(Boolean).toSorted().join(' ') || '-';
  return `permanent ${set(permanent)}; temporary ${set(temporary)}`;
}
