import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { connect, type Database } from '../platform/db/index.ts';
import { serverOf } from './server.ts';

/**
 * A migrated database of the test file's own, copied from a template in some 30 ms.  `close` drops it.
 *
 * The whole schema is there, and no rows but those that the migrations make.
 */
export async function testDatabase(max?: number): Promise<Database> {
  const { url, template } = await serverOf(inject('testServer'));
  return created(url, `template ${template} strategy file_copy`, max);
}

/** A database with nothing in it, for what lays its own schema. `close` drops it. */
export async function emptyDatabase(max?: number): Promise<Database> {
  const { url } = await serverOf(inject('testServer'));
  return created(url, '', max);
}

async function created(serverUrl: string, how: string, max?: number): Promise<Database> {
  const name = `folkmoot_test_${randomBytes(8).toString('hex')}`;
  await onServer(serverUrl, `create database ${name} ${how}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = connect(url.href, max);
  return {
    ...database,
    async close() {
      await database.close();
      // Force may not end a worker of autovacuum, which belongs to a superuser; a plain drop sends it away by itself.
      await onServer(serverUrl, `drop database if exists ${name} with (force)`).catch(() =>
        onServer(serverUrl, `drop database if exists ${name}`),
      );
    },
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const server = connect(url, 1);
  try {
    const client = await server.connection();
    try {
      await client.query(statement);
    } finally {
      client.release();
    }
  } finally {
    await server.close();
  }
}
