#!/usr/bin/env node
// npx folkmoot witness ADDRESS --key KEY --keep FILE
//
// Holds a house to its record, from outside: keeps the last checkpoint in FILE, and shows, each time that it is run, that the record only grew.
// It needs nothing but this file and Node, and shares no line with the server.  ADDRESS is that of the log, as https://groups.example.org/record.
//
//   1. The checkpoint is signed by the key, or by one that it has handed over to (c2sp.org/signed-note and c2sp.org/tlog-checkpoint).
//   2. Its tree begins with that of the checkpoint in FILE: both roots come from the same hashes, which it fetches in tiles (c2sp.org/tlog-tiles, RFC 6962).
//
// Ends with 0 where both hold, and keeps the new checkpoint; with 1 where one does not, and keeps what it was shown beside FILE, as evidence; with 2 where it was
// typed wrongly, and with 3 where it could not look: the house cannot be reached, or FILE holds something else.
import { createHash, createPublicKey, verify as isSigned } from 'node:crypto';
import fs from 'node:fs';

/** What accuses the house; whatever else is thrown does not. */
class Unfit extends Error {}

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const must = (fits, why) => {
  if (!fits) throw new Unfit(why);
};

async function fetched(address) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(30_000) }).catch((error) => {
    throw new Error(`${address} cannot be reached: ${error.cause?.message ?? error.message}`);
  });
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

// --- 1. The checkpoint -----------------------------------------------------------------------------------------------------------

/** What a key tells, as verifiers of notes take it: whose it is, its number and its bytes; null where it is none. The number is made of the rest: a slip shows. */
function keyIn(told) {
  const [, name, number, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(told) ?? [];
  const typed = Buffer.from(encoded ?? '', 'base64');
  const id = sha256(Buffer.from(`${name}\n`), typed).subarray(0, 4);
  const isKey = typed.length === 33 && typed[0] === 1 && id.toString('hex') === number;
  return isKey ? { name, id, raw: typed.subarray(1) } : null;
}

/** The text of a signed note; null unless the key has signed it. */
function textOf(note, told) {
  const { name, id, raw } = keyIn(told) ?? {};
  must(name, 'a key is not an Ed25519 key of a record');
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
  const signed = note.split('\n').some((line) => {
    const signature = Buffer.from(line.startsWith(`— ${name} `) ? line.slice(name.length + 3) : '', 'base64');
    return signature.subarray(0, 4).equals(id) && isSigned(null, Buffer.from(text), key, signature.subarray(4));
  });
  return text && signed ? text : null;
}

/** Those that follow a key, as far as each has signed that it hands over to the next. */
function keysAfter(first, told) {
  const line = [];
  for (const { key, since, handover } of told.slice(told.findIndex(({ key }) => key === first) + 1)) {
    const before = line.at(-1) ?? first;
    const says = `Folkmoot: another key signs from here on\n${first.split('+')[0]}\n${key}\n${since}\n`;
    if (handover === null || textOf(handover, before) !== says) break;
    line.push(key);
  }
  return line;
}

/** Reads a checkpoint that one of the keys has signed; undefined where none has. */
function checkpointOf(note, keys) {
  const key = keys.find((each) => textOf(note, each) !== null);
  const head = key && headIn(note, key.split('+')[0]);
  must(head !== null, 'the checkpoint cannot be read');
  return head && { ...head, key };
}

/** What a checkpoint of a log says, whoever has signed it; null where it is none. */
function headIn(note, name) {
  const [origin, size, root] = note.split('\n');
  const hash = Buffer.from(root ?? '', 'base64');
  const isRead = origin === name && /^(0|[1-9][0-9]{0,14})$/.test(size) && hash.length === 32;
  return isRead ? { size: Number(size), root: hash } : null;
}

// --- 2. The tree -----------------------------------------------------------------------------------------------------------------

const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);
/** The largest power of two below a number. */
const half = (size) => 2 ** (Math.ceil(Math.log2(size)) - 1);

/** The hashes of a tree of so many leaves, by its tiles. */
function treeAt(address, size) {
  const tiles = new Map();
  const tile = async (row, number) => {
    const width = Math.min(256, Math.floor(size / 256 ** row) - number * 256);
    const parts = String(number)
      .padStart(3 * Math.ceil(String(number).length / 3), '0')
      .match(/\d{3}/g);
    const index = parts.map((part, at) => (at < parts.length - 1 ? `x${part}` : part)).join('/');
    const at = `${address}/tile/${row}/${index}${width < 256 ? `.p/${width}` : ''}`;
    if (!tiles.has(at)) tiles.set(at, fetched(at));
    const hashes = await tiles.get(at);
    must(hashes.length === 32 * width, 'a tile is not as long as it should be');
    return hashes;
  };
  /** Of the leaves from one to before another. */
  const hashOf = async (from, to) => {
    const count = to - from;
    const level = Math.log2(count);
    if (Number.isInteger(level) && level % 8 === 0) {
      const place = from / count;
      const hashes = await tile(level / 8, Math.floor(place / 256));
      return hashes.subarray((place % 256) * 32, (place % 256) * 32 + 32);
    }
    const middle = from + half(count);
    return nodeHash(await hashOf(from, middle), await hashOf(middle, to));
  };
  /** Of the same leaves, as far as an earlier tree had them, and all. */
  const hashesOf = async (from, to, earlier) => {
    if (earlier === to) return Array(2).fill(await hashOf(from, to));
    const middle = from + half(to - from);
    if (earlier <= middle) {
      const [old, now] = await hashesOf(from, middle, earlier);
      return [old, nodeHash(now, await hashOf(middle, to))];
    }
    const left = await hashOf(from, middle);
    const [old, now] = await hashesOf(middle, to, earlier);
    return [nodeHash(left, old), nodeHash(left, now)];
  };
  return hashesOf;
}

async function mustGoOn(address, kept, head) {
  must(head.size >= kept.size, `the record had ${kept.size} entries, and has ${head.size}`);
  if (kept.size === 0) return;
  const [old, now] = await treeAt(address, head.size)(0, head.size, kept.size);
  must(now.equals(head.root), 'the hashes that the house gives out are not those that it has signed');
  must(old.equals(kept.root), `of the first ${kept.size} entries, which you have seen, something was changed`);
}

// --- The command -----------------------------------------------------------------------------------------------------------------

const usage = 'npx folkmoot witness ADDRESS --key KEY --keep FILE';
// What a house tells must not move the cursor of whoever reads it.
const plain = (text) => text.replace(/[^\n\P{Cc}]/gu, '\ufffd');

/** What was kept the last time; null the first time. It was found to be signed then, perhaps by a key that is lost since. */
function keptIn(file, name) {
  if (!fs.existsSync(file)) return null;
  const kept = headIn(fs.readFileSync(file, 'utf8'), name);
  if (!kept) throw new Error(`${file} holds no checkpoint of ${name}`);
  return kept;
}

/** Whole or not at all: half of a checkpoint would be the end of what was kept. */
function keepIn(file, note) {
  fs.writeFileSync(`${file}.new`, note);
  fs.renameSync(`${file}.new`, file);
}

/** Lays what was shown beside the file; what was laid there before is evidence, too, and stays. */
function layBeside(file, note) {
  let name = `${file}.against`;
  for (let at = 2; fs.existsSync(name) && fs.readFileSync(name, 'utf8') !== note; at += 1)
    name = `${file}.against-${at}`;
  fs.writeFileSync(name, note);
  return name;
}

async function look(address, { key, keep }) {
  const kept = keptIn(keep, key.split('+')[0]);
  const note = String(await fetched(`${address}/checkpoint`));
  try {
    const keys = [key, ...keysAfter(key, JSON.parse(String(await fetched(`${address}/keys.json`))))];
    const head = checkpointOf(note, keys);
    must(head, 'the checkpoint is signed neither by the key nor by one that it has handed over to');
    if (head.key !== key) console.log(plain(`The key has handed over to ${head.key}: name that one from now on.`));
    if (kept) await mustGoOn(address, kept, head);
    keepIn(keep, note);
    if (!kept) console.log(`Kept: ${head.size} entries. Run this again, each day or each week.`);
    else
      console.log(`The record goes on: ${kept.size} entries are as they were, and ${head.size - kept.size} are new.`);
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    throw new Unfit(`${error.message}. What it has signed now stands in ${layBeside(keep, note)}; keep both`);
  }
}

const [address = '', ...rest] = process.argv.slice(2).filter((word, at) => !(at === 0 && word === 'witness'));
const options = {};
for (let at = 0; at < rest.length; at += 2) options[rest[at].replace(/^--/, '')] = rest[at + 1];
const { key, keep, ...others } = options;
if (process.argv.includes('--help'))
  console.log(`${usage}: shows, from outside, that the record of a house only grew.`);
else if (address === '--help' || address === '-h')
  console.log(`${usage}: keeps the last checkpoint of a house, and says when its record did not only grow.`);
else if (!/^https?:\/\//.test(address) || !keyIn(key ?? '') || !keep || Object.keys(others).length > 0) {
  console.error(`Say which record, by which key as it stands there, and where to keep what it has signed: ${usage}`);
  process.exitCode = 2;
} else
  try {
    await look(address.replace(/\/+$/, ''), { key, keep });
  } catch (error) {
    const isUnfit = error instanceof Unfit;
    console.error(plain(`This ${isUnfit ? 'does not fit' : 'could not be looked at'}: ${error.message}.`));
    process.exitCode = isUnfit ? 1 : 3;
  }
