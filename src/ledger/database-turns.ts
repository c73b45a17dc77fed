import type { SqlDatabase } from "./sql-database.js";

/** Lets many use one connection: whoever comes waits for the one before, so transactions never mix. */
export class DatabaseTurns {
  readonly #database: SqlDatabase;
  #last: Promise<unknown> = Promise.resolve();

  constructor(database: SqlDatabase) {
    this.#database = database;
  }

  /** Runs `work` when its turn comes. It must not wait for another turn: that would come never. */
  alone<T>(work: (database: SqlDatabase) => Promise<T>): Promise<T> {
    const result = this.#last.then(() => work(this.#database));
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** The same within a transaction, on disk when the promise resolves. */
  transaction<T>(work: (database: SqlDatabase) => Promise<T>): Promise<T> {
    return this.alone((database) => database.transaction(() => work(database)));
  }
}
