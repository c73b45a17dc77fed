/** What a shortcode or tag is given. */
export interface ShortcodeArguments {
  readonly positional: readonly string[];
  /** By lower-case name. */
  readonly named: Readonly<Record<string, string>>;
}

/**
 * Reads the arguments of a shortcode in any of the ways generators write them:
 * `abc`, `"a b" "c"`, `src="a.png" width=3`, `(id="x", n=1)`, `'a.png', alt: "b"`, `https://b.example/?c=d`.
 */
export function shortcodeArguments(text: string): ShortcodeArguments {
  const positional: string[] = [];
  const named: Record<string, string> = {};
  for (const [, name, value, alone] of text.matchAll(ARGUMENT)) {
    if (name === undefined) positional.push(unquoted(alone ?? ""));
    else named[name.toLowerCase()] = unquoted(value ?? "");
  }
  return { positional, named };
}

const VALUE = String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|“[^”]*”|\x60[^\x60]*\x60|https?://[^\s,()"']+|[^\s,()"'=]+`;
/** The colon of an address follows no name. */
const ARGUMENT = new RegExp(String.raw`([A-Za-z_][\w-]*)\s*(?:=|:(?!//))\s*(${VALUE})|(${VALUE})`, "gs");

function unquoted(text: string): string {
  const quoted = /^(["'“`])([\s\S]*)["'”`]$/.exec(text);
  return quoted === null ? text : (quoted[2] ?? "").replace(/\\(["'\\])/g, "$1");
}
