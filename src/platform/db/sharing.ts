import { PostgresDialect, PostgresDriver, type PostgresDialectConfig } from 'kysely';

type Options = Parameters<PostgresDriver['acquireConnection']>[0];
type Acquired = Parameters<PostgresDriver['releaseConnection']>[0];

/** Reads that share one connection. */
interface Party {
  readonly connection: Promise<Acquired>;
  reads: number;
}

/** A slow read holds up those behind it, so that a connection takes only so many. */
const mostTogether = 16;

/**
 * For reads outside a transaction: those that are asked for in one turn share a connection, and leave together.  A page of
 * eleven reads wakes one server process of PostgreSQL, not eleven.
 */
export class SharingDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new SharingDriver(this.#config);
  }
}

class SharingDriver extends PostgresDriver {
  #gathering: Party | undefined;
  readonly #parties = new Map<Acquired, Party>();

  override async acquireConnection(options?: Options): Promise<Acquired> {
    const party = (this.#gathering ??= this.#gather(options));
    party.reads += 1;
    if (party.reads === mostTogether) this.#gathering = undefined;
    return party.connection;
  }

  override async releaseConnection(connection: Acquired): Promise<void> {
    const party = this.#parties.get(connection);
    if (!party) return;
    party.reads -= 1;
    if (party.reads > 0) return;
    this.#parties.delete(connection);
    if (this.#gathering === party) this.#gathering = undefined;
    await super.releaseConnection(connection);
  }

  #gather(options: Options): Party {
    const connection = super.acquireConnection(options) as Promise<Acquired>;
    const party: Party = { connection, reads: 0 };
    connection.then(
      (acquired) => this.#parties.set(acquired, party),
      () => {},
    );
    setImmediate(() => {
      if (this.#gathering === party) this.#gathering = undefined;
    });
    return party;
  }

  override beginTransaction(): Promise<void> {
    throw new Error('a shared connection takes no transaction');
  }
}
