import { inTurn } from "../model/in-turn.js";
import type { SqlDatabase } from "./sql-database.js";

/** Lets many use one connection: whoever comes waits for the one before, so transactions never mix. */
export class DatabaseTurns {
  readonly #database: SqlDatabase;
  readonly #queue = inTurn();

  constructor(database: SqlDatabase) {
    this.#database = database;
  }

  /** Runs `work` when its turn comes. It must not wait for another turn: that would come never. */
  alone<T>(work: (database: SqlDatabase) => Promise<T>): Promise<T> {
    return this.#queue(() => work(this.#database));
  }

  /** The same within a transaction, on disk when the promise resolves. */
  transaction<T>(work: (database: SqlDatabase) => Promise<T>): Promise<T> {
    return this.alone((database) => database.transaction(() => work(database)));
  }
}
