#!/usr/bin/env node
// npx folkmoot verify FILE [--key KEY] [--checkpoint FILE]
//
// Recounts a petition from the account that Folkmoot gives of it, or checks the receipt that it gives a signer, and needs nothing but this
// file and Node: it shares no line with the server, so that a fault of the one is none of the other.  What it checks, in this order:
//
//   1. The checkpoint is signed by the key of the record (Ed25519, c2sp.org/signed-note and c2sp.org/tlog-checkpoint).
//   2. Every leaf is in the tree of that checkpoint (RFC 6962).
//   3. The leaves about the petition are all there, from the first on: each tells the hash of the one before.
//   4. What was counted is what those leaves come to: a signature counts once, if it was made before and had not been taken back or out.
//
// Where the record has changed its key, each key must have signed that the next one follows: --key may name an older one then.
//
// Of a receipt it checks 1 and 2, and that the signer stands in each leaf: SHA-256 over the salt of the receipt and the signer's id.
//
// With --checkpoint it also shows that the tree goes on from an earlier checkpoint, which somebody has kept: what was sealed then is unchanged.
import { createHash, createPublicKey, verify as isSigned } from 'node:crypto';
import fs from 'node:fs';

class Unfit extends Error {}

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const bytes = (base64) => Buffer.from(String(base64), 'base64');
const must = (fits, why) => {
  if (!fits) throw new Unfit(why);
};

// --- 1. The checkpoint -----------------------------------------------------------------------------------------------------------

/** The text of a signed note; null unless the key has signed it. */
function textOf(note, verifierKey) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(verifierKey) ?? [];
  const typed = bytes(encoded ?? '');
  must(name && typed.length === 33 && typed[0] === 1, 'the key is not an Ed25519 key of a record');
  const keyId = sha256(`${name}\n`, typed).subarray(0, 4);
  must(keyId.toString('hex') === id, 'the key does not have the number that it is told by');
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: typed.subarray(1).toString('base64url') },
    format: 'jwk',
  });
  const signatures = note.slice(text.length + 1).split('\n');
  const signed = signatures.some((line) => {
    if (!line.startsWith(`— ${name} `)) return false;
    const signature = bytes(line.slice(`— ${name} `.length));
    return signature.subarray(0, 4).equals(keyId) && isSigned(null, Buffer.from(text), key, signature.subarray(4));
  });
  return text && signed ? text : null;
}

/** A key and those that follow it, as far as each has signed that it hands over to the next; `since` are the leaves of the tree at that time. */
function keysFrom(first, told) {
  const at = told.findIndex(({ key }) => key === first);
  const line = [{ key: first, since: told[at]?.since ?? 0 }];
  for (const { key, since, handover } of at < 0 ? [] : told.slice(at + 1)) {
    if (handover === null) break;
    const before = line.at(-1).key;
    const says = `Folkmoot: another key signs from here on\n${before.split('+')[0]}\n${key}\n${since}\n`;
    must(textOf(handover, before) === says, 'a key says that it follows another, which has not signed that');
    line.push({ key, since });
  }
  return line;
}

/** Reads a checkpoint; throws unless one of these keys has signed it, in its time. */
function checkpointOf(note, keys) {
  const key = keys.find((each) => textOf(note, each.key) !== null)?.key;
  must(key, 'the checkpoint is not signed by that key');
  const [origin, size, root] = textOf(note, key).split('\n');
  must(
    origin === key.split('+')[0] && /^(0|[1-9][0-9]{0,15})$/.test(size) && bytes(root).length === 32,
    'the checkpoint cannot be read',
  );
  // A key may have signed twice, with another between.
  const isOfItsTime = keys.some(
    (each, at) => each.key === key && size > each.since && size <= (keys[at + 1]?.since ?? Infinity),
  );
  must(isOfItsTime, 'the checkpoint is signed by a key that did not sign at that time');
  return { size: Number(size), root: bytes(root), key };
}

// --- 2. The tree -----------------------------------------------------------------------------------------------------------------

const leafHash = (leaf) => sha256(Uint8Array.of(0), leaf);
const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);
/** The largest power of two below a number. */
const half = (size) => 2 ** (Math.ceil(Math.log2(size)) - 1);

/** The root that a leaf and its path come to, from above: the standard's own definition read backwards. */
function rootOf(hash, number, size, path) {
  if (size === 1) {
    must(path.length === 0, 'a path is too long');
    return hash;
  }
  must(path.length > 0, 'a path is too short');
  const [below, beside, left] = [path.slice(0, -1), path.at(-1), half(size)];
  return number < left
    ? nodeHash(rootOf(hash, number, left, below), beside)
    : nodeHash(beside, rootOf(hash, number - left, size - left, below));
}

/** Whether the tree of a checkpoint begins with that of an earlier one (RFC 6962, 2.1.2). */
function goesOn(earlier, later, path) {
  const rest = path.map(bytes);
  /** The roots, as the path tells them, of what the earlier tree has of this part, and of the part. */
  const roots = (count, size, isWhole) => {
    if (count === size) {
      const hash = isWhole ? earlier.root : rest.shift();
      must(hash, 'the proof that the tree goes on is too short');
      return [hash, hash];
    }
    const left = half(size);
    if (count <= left) {
      const [old, now] = roots(count, left, isWhole);
      return [old, nodeHash(now, rest.shift() ?? '')];
    }
    const [old, now] = roots(count - left, size - left, false);
    const beside = rest.shift() ?? Buffer.alloc(0);
    return [nodeHash(beside, old), nodeHash(beside, now)];
  };
  must(earlier.size <= later.size, 'the tree is smaller than it was');
  if (earlier.size === 0) return;
  const [old, now] = roots(earlier.size, later.size, true);
  must(
    rest.length === 0 && old.equals(earlier.root) && now.equals(later.root),
    'the tree does not go on from that checkpoint',
  );
}

// --- 3. The chain ----------------------------------------------------------------------------------------------------------------

/** The fact of a leaf and its hash; throws where it is not in the tree, or is about something else. */
function factIn({ number, leaf, path }, at, petition, head) {
  const hash = leafHash(leaf);
  must(Number.isSafeInteger(number) && number >= 0 && number < head.size, `leaf ${at + 1} has no place in the tree`);
  must(rootOf(hash, number, head.size, path.map(bytes)).equals(head.root), `leaf ${at + 1} is not in the tree`);
  const fact = JSON.parse(leaf);
  must(fact.body?.petition === petition, `leaf ${at + 1} is about something else`);
  return { fact, hash };
}

/** The facts in their order; throws where one is missing. */
function factsOf(leaves, petition, head) {
  let before = null;
  return leaves.map((each, at) => {
    const { fact, hash } = factIn(each, at, petition, head);
    must(fact.before === before, `a leaf is missing before leaf ${at + 1}`);
    before = hash.toString('base64');
    return fact;
  });
}

// --- 4. The count ----------------------------------------------------------------------------------------------------------------

/** What becomes of each signature, and what was said to have been counted. */
function recount(facts) {
  const standing = new Set();
  let verified = null;
  for (const { kind, at, body } of facts) {
    const is = (name) => kind === `charters.${name}`;
    if (is('petition-signed') || is('signature-restored')) standing.add(body.signature);
    if (is('signature-withdrawn') || is('paper-line-taken-back')) standing.delete(body.signature);
    if (is('signatures-invalidated')) {
      must(Array.isArray(body.signatures), 'signatures were struck out before the record told which');
      for (const signature of body.signatures) standing.delete(signature);
    }
    if (is('petition-verified')) {
      const counts = body.signatures ?? [];
      must(Array.isArray(body.signatures), 'this petition was counted before its record told which signatures counted');
      must(new Set(counts).size === counts.length, 'a signature was counted twice');
      for (const signature of counts)
        must(standing.has(signature), `signature ${signature} was counted and does not stand`);
      must(counts.length === body.counted, `${body.counted} were said to count, and ${counts.length} are told of`);
      must(body.enough === counts.length >= body.needed, 'what was said of the threshold does not fit the count');
      verified = { at, counted: counts.length, needed: body.needed, of: standing.size };
    }
  }
  return { standing: standing.size, verified };
}

// --- A receipt -------------------------------------------------------------------------------------------------------------------

/** Tells what a signer did, as far as each leaf names them. */
function tellReceipt({ leaves, petition, person }, head) {
  must(leaves.length > 0, 'there is no leaf in it');
  for (const [at, each] of leaves.entries()) {
    const { fact } = factIn(each, at, petition, head);
    const isThey = sha256(bytes(each.salt), String(person)).toString('base64') === fact.by;
    must(isThey, `leaf ${at + 1} is not of whom the receipt names`);
    const what = { 'charters.petition-signed': 'signed', 'charters.signature-withdrawn': 'taken back' }[fact.kind];
    must(what, `leaf ${at + 1} is no signature`);
    say(
      `Petition ${petition}: signature ${fact.body.signature} was ${what} on ${fact.at.slice(0, 10)} by ${person}. It is leaf ${each.number} of ${head.size}.`,
    );
  }
}

// --- The command -----------------------------------------------------------------------------------------------------------------

const usage = 'npx folkmoot verify FILE [--key KEY] [--checkpoint FILE]';

// What a file tells must not move the cursor of whoever reads it.
const plain = (text) => text.replace(/[^\n\P{Cc}]/gu, '\ufffd');
const say = (text) => console.log(plain(text));

function run(args) {
  if (args[0] === '--help' || args[0] === '-h') {
    say(`${usage}: recounts a petition from its account, or checks a signer's receipt.`);
    return 0;
  }
  const options = {};
  const files = [];
  for (let at = 0; at < args.length; at += 1)
    if (args[at] === '--key' || args[at] === '--checkpoint') options[args[at]] = args[(at += 1)];
    else files.push(args[at]);
  if (files.length !== 1 || Object.values(options).some((value) => !value)) {
    console.error(`Say which file: ${usage}`);
    return 2;
  }
  const account = JSON.parse(fs.readFileSync(files[0], 'utf8'));
  const isReceipt = account.format === 'folkmoot-receipt/1';
  must(
    isReceipt || account.format === 'folkmoot-account/1',
    'this is neither an account that Folkmoot gave of a petition nor a receipt',
  );
  const told = account.keys ?? [];
  const trusted = keysFrom(options['--key'] ?? account.key, told);
  const head = checkpointOf(account.checkpoint, trusted);
  if (options['--checkpoint']) {
    // Its root is known to whoever kept it: here any key of the record will do.
    const kept = checkpointOf(fs.readFileSync(options['--checkpoint'], 'utf8'), told.length > 0 ? told : trusted);
    const proof = account.consistency?.[kept.size] ?? (kept.size === head.size ? [] : null);
    must(
      proof,
      `the account has no proof from the checkpoint of ${kept.size} leaves; ask for one with ?from=${kept.size}`,
    );
    goesOn(kept, head, proof);
    say(`The record goes on from the checkpoint of ${kept.size} leaves that you kept.`);
  }
  if (isReceipt) tellReceipt(account, head);
  else tellAccount(account, head);
  if (head.key !== trusted[0].key) say(`The key that you gave has handed over to ${head.key}.`);
  if (!options['--key']) say(`Signed with the key ${account.key}. Compare it with the one that the record shows.`);
  return 0;
}

function tellAccount(account, head) {
  const facts = factsOf(account.leaves, account.petition, head);
  const { standing, verified } = recount(facts);
  say(
    `Petition ${account.petition}: ${facts.length} leaves, all in the tree of ${head.size}, none missing between the first and the last.`,
  );
  say(`${standing} ${standing === 1 ? 'signature stands' : 'signatures stand'} in them.`);
  if (verified)
    say(
      `Counted on ${verified.at.slice(0, 10)}: ${verified.counted} of ${verified.of} that stood, ${verified.needed} needed. The count fits them.`,
    );
  else say('No count is among them. This file alone does not show whether leaves follow that were left out of it.');
}

try {
  process.exitCode = run(process.argv.slice(2).filter((word, at) => !(at === 0 && word === 'verify')));
} catch (error) {
  // A path that leads to no file has a code of the system.
  const isOfFile = error instanceof SyntaxError || error instanceof TypeError || typeof error.code === 'string';
  if (!(error instanceof Unfit || isOfFile)) throw error;
  console.error(
    plain(
      error instanceof Unfit ? `This does not fit: ${error.message}.` : `This file cannot be read: ${error.message}.`,
    ),
  );
  process.exitCode = 1;
}
