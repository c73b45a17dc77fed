import { createRequire } from "node:module";
import type mjml2html from "mjml";
import { minify } from "./minify.js";

/** What MJML says of its input. */
export interface MjmlComplaint {
  /** 1-based, in the MJML. */
  readonly line: number;
  readonly message: string;
}

/** Compiles MJML 5 to minified HTML, and tells what is not valid in it. MJML is loaded when it is first needed. */
export async function compileMjml(mjml: string): Promise<{ html: string; complaints: readonly MjmlComplaint[] }> {
  loaded ??= loadMjml();
  // No web fonts: mjml would link those of Google for font names it knows.
  const { html, errors } = await loaded(mjml, { fonts: {}, validationLevel: "soft", keepComments: true });
  const complaints = errors.map(({ line, tagName, message }) => ({ line, message: `${tagName}: ${message}` }));
  return { html: turnColumns(minify(html)), complaints };
}

/** MJML aligns its columns left in both directions (mjmlio/mjml#230); what stands in them without a side of its own follows. */
function turnColumns(html: string): string {
  return html.replace(/text-align:left;((?:[a-z-]+:[^;"]*;)*direction:rtl)/g, "text-align:right;$1");
}

/** Part of the key under which compiled mails are remembered. */
export const MJML_VERSION = "5.4.1";

let loaded: typeof mjml2html | undefined;

/**
 * Loads MJML without what it does when loaded: read `.mjmlconfig` of the working directory, and run
 * the code that file names. The helper that does it is replaced by one that does nothing, before
 * anything asks for it.
 */
function loadMjml(): typeof mjml2html {
  const require = createRequire(import.meta.url);
  const core = createRequire(require.resolve("mjml")).resolve("mjml-core");
  const config = createRequire(core).resolve("./helpers/mjmlconfig.js");
  const inert = {
    __esModule: true,
    default: () => ({}),
    readMjmlConfig: () => ({}),
    handleMjmlConfigComponents: () => ({}),
  };
  require.cache[config] ??= Object.assign(Object.create(null), {
    id: config,
    filename: config,
    loaded: true,
    exports: inert,
  });
  const mjml = require("mjml");
  return mjml.default ?? mjml;
}
