import type { Memory } from "../plugins/memory.js";

/** A memory that keeps the objects made from it, too, so that builds of one process share them. */
export interface SharingMemory extends Memory {
  /** To be called when a build is done: objects that it did not ask for are let go. */
  endBuild(): void;
}

export function sharingMemory({ get, has, put }: Pick<Memory, "get" | "has" | "put">): SharingMemory {
  let before = new Map<string, unknown>();
  let used = new Map<string, unknown>();
  return {
    get,
    has,
    put,
    share<T extends object | undefined>(
      key: string,
      make: () => T,
      isGood: (object: NonNullable<T>) => boolean = () => true,
    ): T {
      const known = (used.get(key) ?? before.get(key)) as NonNullable<T> | undefined;
      const object = known !== undefined && isGood(known) ? known : make();
      if (object !== undefined) used.set(key, object);
      return object;
    },
    endBuild() {
      before = used;
      used = new Map();
    },
  };
}
