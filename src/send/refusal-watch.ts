/** How many of the last answers count, and how many there must be before a share means anything. */
const LAST = 200;
const ENOUGH = 20;

/** Watches the share of refusals among the last answers: a list or a sender gone wrong must not run on. */
export class RefusalWatch {
  readonly #limit: number;
  readonly #answers: boolean[] = [];

  /** @param limit - The share, 0 to 1, that is still borne. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @returns True when there are too many. */
  tooMany(refused: boolean): boolean {
    this.#answers.push(refused);
    if (this.#answers.length > LAST) this.#answers.shift();
    const refusals = this.#answers.filter(Boolean).length;
    return this.#answers.length >= ENOUGH && refusals / this.#answers.length > this.#limit;
  }
}
