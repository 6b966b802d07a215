import { createHmac, timingSafeEqual } from 'node:crypto';
import { base32, bytesOfBase32 } from '../../text/index.ts';

const sealBytes = 10;

/** The return address of a copy, by which a bounce tells whose it is (VERP): the part behind `bounces+`. */
export function returnToken(key: Buffer, mailing: number, number: number): string {
  const place = `${mailing.toString(36)}-${number.toString(36)}`;
  return `${place}-${sealOf(key, `return ${place}`).toString('hex')}`;
}

/** The same for a letter, which is no copy of a mailing: mailings are numbered from 1. */
export const returnTokenOfLetter = (key: Buffer, letter: number): string => returnToken(key, 0, letter);

/** What came back: a copy of a mailing, or a letter. */
export type Returned = { readonly mailing: number; readonly number: number } | { readonly letter: number };

/** Which copy or letter came back; undefined for a token that is not ours. */
export function returnedBy(key: Buffer, token: string): Returned | undefined {
  const copy = copyOfReturn(key, token);
  return copy?.mailing === 0 ? { letter: copy.number } : copy;
}

function copyOfReturn(key: Buffer, token: string): { mailing: number; number: number } | undefined {
  const [mailing = '', number = '', seal = ''] = token.toLowerCase().split('-');
  if (!/^[0-9a-z]{1,11}$/.test(mailing) || !/^[0-9a-z]{1,8}$/.test(number)) return undefined;
  if (!isSeal(Buffer.from(seal, 'hex'), key, `return ${mailing}-${number}`)) return undefined;
  return { mailing: parseInt(mailing, 36), number: parseInt(number, 36) };
}

/** What stands for a reader in the links and addresses of their own copy, for as long as the letter is kept: 42 small letters and digits. */
export function personalToken(key: Buffer, audience: string, person: string): string {
  const id = Buffer.from(person.replaceAll('-', ''), 'hex');
  return base32(Buffer.concat([id, sealOf(key, `personal ${audience} ${person}`)]));
}

/** Whom a personal token stands for; undefined when it was not made by us for this audience. */
export function personOfToken(key: Buffer, audience: string, token: string): string | undefined {
  const bytes = bytesOfBase32(token);
  if (bytes?.length !== 16 + sealBytes) return undefined;
  const person = bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return isSeal(bytes.subarray(16), key, `personal ${audience} ${person}`) ? person : undefined;
}

const sealOf = (key: Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(`mail ${text}`).digest().subarray(0, sealBytes);

function isSeal(given: Buffer, key: Buffer, text: string): boolean {
  return given.length === sealBytes && timingSafeEqual(given, sealOf(key, text));
}
