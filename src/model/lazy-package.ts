import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * Stands for a package that is loaded when something of it is first used: most runs do without.
 *
 * For rooms that are not asynchronous; elsewhere `import()` does it.
 *
 * @typeParam Exports - What the package exports: `typeof import("…")`.
 * @param name - As it would be imported.
 */
export function lazyPackage<Exports extends object>(name: string): Exports {
  let loaded: Exports | undefined;
  return new Proxy({} as Exports, {
    get(_, key) {
      loaded ??= require(name) as Exports;
      return Reflect.get(loaded, key);
    },
  });
}
