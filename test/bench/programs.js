import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { measure } from "./measure.js";

/** The programs that are compared, each with a folder of its own that holds the same articles. */

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const CLI = join(ROOT, "dist/program/main.js");
const NOW = "2026-11-22T12:00:00Z";

/**
 * Moves what a run made out of the way. It is not deleted before the end: for minutes after, ext4
 * looks at every inode that was set free before it takes another, so that making 10,000 files takes
 * 4 s instead of 0.6 s, for whoever comes next.
 */
function setAside(path) {
  if (!existsSync(path)) return;
  const aside = `${dirname(path)}-aside`;
  mkdirSync(aside, { recursive: true });
  renameSync(path, join(aside, String(readdirSync(aside).length)));
}

/** Article pages, a front page and one feed of twenty items: what all of them can make. */
const PAGES_AND_RSS = `title: Bench
url: https://bench.example/
archive: { tags: false, authors: false, sections: false, languages: false }
feeds: { formats: [rss], tags: false, authors: false, sections: false, languages: false, issues: false, history: false, hosts: [] }
issues: { cadence: none }
`;

/** All that Postrider makes by itself: feeds, lists, issues and their mails. */
const EVERYTHING = `title: Bench
url: https://bench.example/
publisher: { name: Bench, address: "1 Bench Road" }
`;

/**
 * @param {string} folder - Where the project is to be.
 * @param {string} articles - Folder of the articles.
 * @param {{ node?: string, everything?: boolean }} [options]
 */
export function postrider(folder, articles, { node = process.execPath, everything = false } = {}) {
  copyArticles(articles, join(folder, "content/articles"));
  writeFileSync(join(folder, "content/publication.yaml"), everything ? EVERYTHING : PAGES_AND_RSS);
  const count = countFiles(articles, ".md");
  const out = join(folder, "out");
  const build = () => measure(node, [CLI, "build", "--dir", folder, "--now", NOW]);
  let edits = 0;

  async function checked(run) {
    const result = await run();
    expectPages(out, count, ["index.html", "feed.xml"]);
    return result;
  }

  return {
    folder,
    async cold() {
      setAside(out);
      setAside(join(folder, ".postrider"));
      return checked(build);
    },
    nothing: () => checked(build),
    async edited() {
      const [path] = readdirSync(join(folder, "content/articles"), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith("article-0.md"))
        .map((name) => join(folder, "content/articles", name));
      edits += 1;
      // A word more each time: what is counted and what articles are known again by change as they do in earnest.
      const text = readFileSync(path, "utf8").replace(/\nEdit \d+\.[ a-z]*\n$/, "");
      writeFileSync(path, `${text}\nEdit ${edits}.${" more".repeat(edits)}\n`);
      const result = await checked(build);
      const page = readdirSync(join(out, "articles"), { recursive: true, encoding: "utf8" })
        .filter((name) => /(?:^|[\\/])(?:[\d-]*)article-0[\\/]index\.html$/.test(name))
        .map((name) => readFileSync(join(out, "articles", name), "utf8"));
      if (!page.some((text) => text.includes(`Edit ${edits}.`))) throw new Error("The edit is not on the page");
      return result;
    },
  };
}

export function hugo(folder, articles) {
  copyArticles(articles, join(folder, "content/articles"));
  write(
    folder,
    "config.toml",
    'baseURL = "https://bench.example/"\ntitle = "Bench"\ndisableKinds = ["taxonomy", "term", "sitemap", "section"]\n[services.rss]\nlimit = 20\n',
  );
  write(
    folder,
    "layouts/_default/single.html",
    page(
      "{{ .Title }}",
      '{{ .Date.Format "2 January 2006" }} {{ .Params.author }}',
      "{{ .Content }}",
      '{{ with .PrevInSection }}<a href="{{ .Permalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .Permalink }}">{{ .Title }}</a>{{ end }}',
    ),
  );
  write(
    folder,
    "layouts/index.html",
    page(
      "{{ .Site.Title }}",
      "",
      '{{ range first 20 .Site.RegularPages }}<h2><a href="{{ .Permalink }}">{{ .Title }}</a></h2><p>{{ .Params.description }}</p>{{ end }}',
      "",
    ),
  );
  const count = countFiles(articles, ".md");
  const out = join(folder, "public");
  return {
    async cold() {
      setAside(out);
      setAside(join(folder, "resources"));
      const result = await measure("hugo", ["--quiet"], { cwd: folder });
      expectPages(out, count, ["index.html", "index.xml"]);
      return result;
    },
  };
}

/** @param {string} home - A folder with `node_modules/@11ty`. */
export function eleventy(folder, articles, home) {
  copyArticles(articles, join(folder, "articles"));
  write(
    folder,
    "articles/articles.json",
    JSON.stringify({ layout: "page.njk", tags: ["article"], permalink: "articles/{{ page.fileSlug }}/index.html" }),
  );
  write(
    folder,
    "_includes/page.njk",
    page(
      "{{ title }}",
      "{{ date }} {{ author }}",
      "{{ content | safe }}",
      '{% set other = collections.article | getPreviousCollectionItem %}{% if other %}<a href="{{ other.url }}">{{ other.data.title }}</a>{% endif %}',
    ),
  );
  write(
    folder,
    "index.njk",
    page(
      "Bench",
      "",
      '{% for one in collections.article | reverse %}{% if loop.index <= 20 %}<h2><a href="{{ one.url }}">{{ one.data.title }}</a></h2>{% endif %}{% endfor %}',
      "",
    ),
  );
  write(
    folder,
    "feed.njk",
    `---\npermalink: feed.xml\n---\n<?xml version="1.0"?><rss version="2.0"><channel><title>Bench</title>{% for one in collections.article | reverse %}{% if loop.index <= 20 %}<item><title>{{ one.data.title }}</title><link>https://bench.example{{ one.url }}</link><description>{{ one.content | escape }}</description></item>{% endif %}{% endfor %}</channel></rss>\n`,
  );
  write(folder, "eleventy.config.js", "export default (config) => { config.setQuietMode(true); };\n");
  write(folder, "package.json", '{ "type": "module" }\n');
  const count = countFiles(articles, ".md");
  const out = join(folder, "_site");
  return {
    async cold() {
      setAside(out);
      const cli = join(home, "node_modules/@11ty/eleventy/cmd.cjs");
      const result = await measure(process.execPath, [cli], { cwd: folder });
      expectPages(out, count, ["index.html", "feed.xml"]);
      return result;
    },
  };
}

/** Installs a package into a folder of its own, once; undefined where that is not possible. */
export function installed(home, name) {
  try {
    if (!existsSync(join(home, "node_modules"))) {
      mkdirSync(home, { recursive: true });
      execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", "--prefix", home, name], {
        stdio: "ignore",
      });
    }
    return home;
  } catch {
    return undefined;
  }
}

export function isInstalled(program) {
  try {
    execFileSync(program, ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function page(title, meta, body, links) {
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>${meta}</p>${body}<nav>${links}</nav></body></html>\n`;
}

function copyArticles(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true });
}

function write(folder, path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function countFiles(folder, ending) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(ending)).length;
}

/** A time counts only for a whole output: a page for each article, none of them empty, and the rest. */
function expectPages(out, count, others) {
  const pages = readdirSync(join(out, "articles"), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith("index.html"),
  );
  const missing = others.filter((path) => !existsSync(join(out, path)));
  if (pages.length < count || missing.length > 0) {
    throw new Error(
      `${out} is not complete: ${pages.length} of ${count} pages; missing: ${missing.join(", ") || "nothing"}`,
    );
  }
}
