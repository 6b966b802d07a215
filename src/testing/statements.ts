import pg from 'pg';

/**
 * Facts are marked as known (`platform/facts/horizon.ts`) as soon as no older transaction is open in any database of the server,
 * where other tests have theirs.
 */
const hangsOnOthers = /pg_current_xact_id\(\)::text as transaction/;

/**
 * The SQL that this process sent while `work` ran, in order, `begin` and `commit` included, but for what depends on other
 * programs.  For tests that say how many statements a page may need.
 */
export async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const prototype = pg.Client.prototype as { query(...args: unknown[]): unknown };
  const query = prototype.query;
  const sent: string[] = [];
  prototype.query = function counted(this: unknown, ...args: unknown[]) {
    sent.push(textOf(args[0]));
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return sent.filter((text) => !hangsOnOthers.test(text));
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  return (statement as { text?: string } | undefined)?.text ?? '';
}
