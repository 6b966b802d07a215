import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isContinued, rootByInclusion } from './proof.ts';
import { grown, hashIn, tileOf, tileWidth, type Tile } from './tiles.ts';
import {
  consistencyStretches,
  emptyRoot,
  inclusionStretches,
  leafHash,
  nodeHash,
  stretchHash,
  type Node,
  type Stretch,
} from './tree.ts';

/** The leaves with which RFC 9162's reference implementations are tried, and the roots of the first one, two, … of them. */
const known = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** A tree kept as tiles, which grows by so many leaves at a time. */
function aTree() {
  const tiles = new Map<string, Tile>();
  let size = 0;
  const hashOf = (node: Node) => {
    const { row, number } = tileOf(node);
    return hashIn(tiles.get(`${row}/${number}`)!, node);
  };
  return {
    add(leaves: readonly Buffer[]) {
      const edge = [...tiles.values()].filter(({ hashes }) => hashes.length < tileWidth * 32);
      for (const tile of grown(edge, size, leaves)) tiles.set(`${tile.row}/${tile.number}`, tile);
      size += leaves.length;
    },
    head: (at = size) => ({ size: at, root: stretchHash({ from: 0, to: at }, hashOf) }),
    hashes: (stretches: readonly Stretch[]) => stretches.map((each) => stretchHash(each, hashOf)),
  };
}

const leavesOf = (count: number) => Array.from({ length: count }, (_, n) => leafHash(Buffer.from(`leaf ${n}`)));

/** The root as RFC 6962, 2.1 defines it, word for word. */
function defined(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return emptyRoot();
  if (leaves.length === 1) return leaves[0]!;
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return nodeHash(defined(leaves.slice(0, half)), defined(leaves.slice(half)));
}

test('the trees of the reference have their known roots', () => {
  const tree = aTree();
  const found = known.map((hex) => {
    tree.add([leafHash(Buffer.from(hex, 'hex'))]);
    return tree.head().root.toString('hex');
  });

  expect(found).toEqual(roots);
  expect(aTree().head().root).toEqual(emptyRoot());
});

test('however a tree grew, it is the one that the standard defines', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 6 }), (steps) => {
      const tree = aTree();
      const leaves = leavesOf(steps.reduce((sum, step) => sum + step, 0));
      let from = 0;
      for (const step of steps) {
        tree.add(leaves.slice(from, from + step));
        from += step;
      }
      expect(tree.head().root).toEqual(defined(leaves));
    }),
    { numRuns: 30 },
  );
});

test('every leaf of every tree up to 70, and of some over several rows of tiles, is proved to be in it, and no other is', () => {
  for (const size of [...Array(71).keys(), 255, 256, 257, 600]) {
    const [tree, leaves] = [aTree(), leavesOf(size)];
    tree.add(leaves);
    const { root } = tree.head();
    for (let number = 0; number < size; number += size > 100 ? 37 : 1) {
      const path = tree.hashes(inclusionStretches(number, size));
      const by = (leaf: Buffer, at: number, way = path) => rootByInclusion({ leaf, number: at, size }, way);

      expect(by(leaves[number]!, number)).toEqual(root);
      expect(by(leafHash(Buffer.from('another')), number)).not.toEqual(root);
      expect(by(leaves[number]!, number, [...path, root])).toBeNull();
      expect(by(leaves[number]!, number, path.slice(1))).toEqual(size === 1 ? root : null);
      expect(by(leaves[number]!, number + 1)).not.toEqual(root);
    }
  }
});

test('a tree is proved to begin with each that it was before, and with no other', () => {
  for (const size of [...Array(40).keys(), 256, 300, 600]) {
    const tree = aTree();
    tree.add(leavesOf(size));
    for (let earlier = 1; earlier <= size; earlier += size > 100 ? 41 : 1) {
      const path = tree.hashes(consistencyStretches(earlier, size));

      expect(isContinued(tree.head(earlier), tree.head(), path)).toBe(true);
      const other = { size: earlier, root: leafHash(Buffer.from('another')) };
      expect(isContinued(other, tree.head(), path)).toBe(false);
      expect(isContinued(tree.head(earlier), { ...tree.head(), root: other.root }, path)).toBe(false);
      expect(isContinued(tree.head(earlier), tree.head(), [...path, other.root])).toBe(false);
    }
  }
});

test('a tree has no proofs for what it does not have', () => {
  expect(() => inclusionStretches(3, 3)).toThrow(RangeError);
  expect(() => consistencyStretches(4, 3)).toThrow(RangeError);
  expect(() => grown([], 5, leavesOf(1))).toThrow(RangeError);
});
