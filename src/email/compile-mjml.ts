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
 *
 * Two thirds of what it loads is for what hardly any template asks for; that is loaded when asked for.
 */
function loadMjml(): typeof mjml2html {
  const require = createRequire(import.meta.url);
  const core = createRequire(createRequire(require.resolve("mjml")).resolve("mjml-core"));
  replace(require, core.resolve("./helpers/mjmlconfig.js"), {
    __esModule: true,
    default: () => ({}),
    readMjmlConfig: () => ({}),
    handleMjmlConfigComponents: () => ({}),
  });
  const seldom = SELDOM.map((name) => core.resolve(name)).filter((path) => !require.cache[path]);
  for (const path of seldom)
    replace(
      require,
      path,
      onDemand(() => require(path)),
    );
  const mjml = require("mjml");
  // Whoever else asks for these gets them as they are.
  for (const path of seldom) delete require.cache[path];
  return mjml.default ?? mjml;
}

/** For `<mj-style inline="inline">`, `<mj-html-attributes>`, and for minifying, which `minify` does here. */
const SELDOM = ["juice", "cheerio", "htmlnano"];

function replace(require: NodeJS.Require, path: string, exports: unknown): void {
  require.cache[path] ??= Object.assign(Object.create(null), { id: path, filename: path, loaded: true, exports });
}

/** Stands for a module until something of it is used. */
function onDemand(load: () => unknown): unknown {
  return new Proxy(() => undefined, {
    get: (_, key) => (key === "__esModule" ? false : Reflect.get(Object(load()), key)),
    apply: (_, self, args) => Reflect.apply(load() as () => unknown, self, args),
  });
}
