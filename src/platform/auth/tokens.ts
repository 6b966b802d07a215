import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { PersonId } from '../act/index.ts';
import type { Db } from '../db/index.ts';
import type { CalendarDay } from '../time/index.ts';

/** Whom a token stands for, and what it lets a program do in their name. */
export interface Bearer {
  /** The token's own id, under which its calls are counted. */
  readonly token: string;
  readonly person: PersonId;
  readonly scopes: ReadonlySet<string>;
}

/** Finds whom a token stands for by the hash of it; undefined when there is none, or it is over. */
export type FindBearer = (db: Db, tokenHash: Buffer, at: Date, today: CalendarDay) => Promise<Bearer | undefined>;

/** For a house that gives no tokens. */
export const noBearer: FindBearer = async () => undefined;

const secretLength = 33;
const sumLength = 6;
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Programs that look for secrets in public places find a token by this alone. */
const shape = new RegExp(`^fmt_([0-9A-Za-z]{${secretLength}})([0-9A-Za-z]{${sumLength}})$`);

/** A new token: `fmt_`, 192 bits at random, and the CRC-32 of those digits, all in base 62. */
export function newToken(): string {
  const secret = inBase62(BigInt(`0x${randomBytes(24).toString('hex')}`), secretLength);
  return `fmt_${secret}${sumOf(secret)}`;
}

/** Whether the text can be a token of ours at all: one that was mistyped or made up is known without asking the database. */
export function isToken(text: string): boolean {
  const [, secret, sum] = shape.exec(text) ?? [];
  return secret !== undefined && sumOf(secret) === sum;
}

const sumOf = (secret: string): string => inBase62(BigInt(crc32(secret)), sumLength);

function inBase62(number: bigint, length: number): string {
  let written = '';
  for (let rest = number; rest > 0n; rest /= 62n) written = digits[Number(rest % 62n)] + written;
  return written.padStart(length, '0');
}
