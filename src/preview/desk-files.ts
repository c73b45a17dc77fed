import { readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { SiteFile } from "./site-response.js";

/** The files that the desk is made of, by name. */
export interface DeskFiles {
  read(name: string): Promise<SiteFile | undefined>;
}

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** Serves the desk from the installed package: scripts as they were compiled, the rest from `templates/preview/`. */
export function deskFiles(): DeskFiles {
  const scripts = new URL("../preview/desk/", import.meta.url);
  const pages = new URL("../../templates/preview/", import.meta.url);
  return {
    read: async (name) => {
      const [, ending = ""] = /^[a-z][a-z-]*\.(\w+)$/.exec(name) ?? [];
      const mediaType = TYPES[ending];
      if (mediaType === undefined) return undefined;
      const path = fileURLToPath(new URL(name, ending === "js" ? scripts : pages));
      try {
        const [bytes, { mtimeMs }] = await Promise.all([readFile(path), stat(path)]);
        return { path: name, mediaType, bytes, modified: mtimeMs };
      } catch {
        return undefined;
      }
    },
  };
}
