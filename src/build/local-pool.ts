import { parseText } from "./parse-text.js";
import type { Pool } from "./pool.js";

/** Parses articles on the core that asks. */
export const localPool: Pool = {
  lanes: 1,
  parse: async (files, settings) => files.map((file) => parseText(file, settings)),
  close: async () => undefined,
};
