import pg from 'pg';

/**
 * The SQL that this process sent while `work` ran, in order, `begin` and `commit` included.  For tests that say how many
 * statements a page may need.
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
  return sent;
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  return (statement as { text?: string } | undefined)?.text ?? '';
}
