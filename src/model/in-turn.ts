/** Does work when its turn comes, and gives what comes of it. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Makes a queue for work that must not overlap: each begins when all that came before has ended, well or not.
 *
 * Work that fails, fails for those who asked for it alone; where they do not listen, nobody is told. It must not wait
 * for another turn in the same queue: that would come never.
 */
export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(() => work());
    last = done.then(ended, ended);
    return done;
  };
}

/** Keeps nothing of what came of it. */
function ended(): void {}
