import { createHmac } from 'node:crypto';
import { sha256 } from './tree.ts';

/** A fact as it stands in its row. */
export interface FactRow {
  readonly id: number;
  readonly at: Date;
  readonly kind: string;
  readonly by_person: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * The hash of the leaf before this one about the same thing, null for the first: who has all of a chain knows that none is missing.
 * Undefined where leaves are not chained.
 */
export type Before = Buffer | null | undefined;

/** What stands in a leaf for a person: 32 bytes from which nobody finds the person without the salt. */
export type Commit = (fact: number, person: string) => Buffer;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Groups are no secret. */
const isOpen = (detail: string): boolean => detail === 'group' || detail === 'groupId';

/** Of what a fact tells, where its leaves are chained. */
export const aboutOf = ({ body }: Pick<FactRow, 'body'>): string | null =>
  typeof body['petition'] === 'number' ? `petition ${body['petition']}` : null;

/** The persons who stand in a fact. */
export function personsIn({ by_person, body }: Pick<FactRow, 'by_person' | 'body'>): string[] {
  const inBody = Object.entries(body).flatMap(([detail, value]) => (isPerson(detail, value) ? [value as string] : []));
  return by_person === null ? inBody : [by_person, ...inBody];
}

/**
 * The bytes of a leaf: the fact as canonical JSON (RFC 8785), in which a commitment stands for each person, and, where it is one of a
 * chain, the hash of the one before.
 */
export function leafBytes({ id, at, kind, by_person, body }: FactRow, before: Before, commit: Commit): Buffer {
  const hidden = (person: string) => commit(id, person).toString('base64');
  const told = Object.entries(body).map(([detail, value]) => [
    detail,
    isPerson(detail, value) ? hidden(value as string) : value,
  ]);
  const leaf = {
    at: at.toISOString(),
    body: Object.fromEntries(told) as unknown,
    by: by_person === null ? null : hidden(by_person),
    fact: id,
    kind,
    ...(before !== undefined && { before: before?.toString('base64') ?? null }),
  };
  return Buffer.from(canonical(leaf));
}

/** The salt under which a person stands in one leaf.  Told to them with a receipt, it opens that leaf and no other. */
export const saltOf = (nonce: Buffer, fact: number): Buffer =>
  createHmac('sha256', nonce).update(`fact ${fact}`).digest();

export const commitmentOf = (salt: Buffer, person: string): Buffer =>
  sha256(Buffer.concat([salt, Buffer.from(person)]));

/** JSON as RFC 8785 writes it.  Numbers and strings are written by it as by JSON.stringify; what is left is the order of names. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.keys(value).toSorted();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical((value as Record<string, unknown>)[name])}`).join(',')}}`;
}

const isPerson = (detail: string, value: unknown): boolean =>
  typeof value === 'string' && value.length === 36 && !isOpen(detail) && uuid.test(value);
