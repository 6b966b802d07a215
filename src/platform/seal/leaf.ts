import { createHmac } from 'node:crypto';

/** A fact as it stands in its row. */
export interface FactRow {
  readonly id: number;
  readonly at: Date;
  readonly kind: string;
  readonly by_person: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The leaf before this one about the same thing: who has all of a chain knows that none is missing. */
export interface Link {
  /** How many leaves about it there are before this one. */
  readonly length: number;
  readonly hash: Buffer | null;
}

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
 * chain, how many there were before and the hash of the last.
 */
export function leafBytes({ id, at, kind, by_person, body }: FactRow, link: Link | null, commit: Commit): Buffer {
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
    ...(link && { before: link.hash?.toString('base64') ?? null, nth: link.length + 1 }),
  };
  return Buffer.from(canonical(leaf));
}

/** The salt under which a person stands in one leaf.  Told to them with a receipt, it opens that leaf and no other. */
export const saltOf = (nonce: Buffer, fact: number): Buffer =>
  createHmac('sha256', nonce).update(`fact ${fact}`).digest();

export const commitmentOf = (salt: Buffer, person: string): Buffer =>
  createHmac('sha256', salt).update(person).digest();

/** JSON as RFC 8785 writes it.  Numbers and strings are written by it as by JSON.stringify; what is left is the order of names. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.keys(value).toSorted();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical((value as Record<string, unknown>)[name])}`).join(',')}}`;
}

const isPerson = (detail: string, value: unknown): boolean =>
  typeof value === 'string' && value.length === 36 && !isOpen(detail) && uuid.test(value);
