import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { temporaryFolder } from "./temporary-folder.js";

const DAY = 24 * 60 * 60 * 1000;

export const SETTINGS = "title: The Courier\nurl: https://courier.example/\nemail: {}\n";

/** A small project, and what else is wanted in it. */
export function project(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  return temporaryFolder({
    "content/publication.yaml": SETTINGS,
    "content/articles/one.md": article("One", "2026-11-10", "First. [Two](two.md)"),
    "content/articles/two.md": article("Two", "2026-11-17", "Second."),
    ...files,
  });
}

/** The text of an article file. */
export function article(title: string, date: string, body: string, more = ""): string {
  return `---\ntitle: ${title}\ndate: ${date}\n${more}---\n\n${body}\n`;
}

/** Writes a file, and the folders that it needs. */
export function write(dir: string, path: string, text: string): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
}

/** Changes a project; returns by how much the clock goes on. */
export type Edit = (dir: string) => number;

const name = fc.constantFrom("one", "two", "three", "four");
const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-11-${String(number).padStart(2, "0")}`);
const tags = fc.subarray(["post", "radio", "wire"]).map((list) => `tags: [${list.join(", ")}]\n`);
const extra = fc.constantFrom(
  "",
  "draft: true\n",
  "expiryDate: 2026-11-23\n",
  "slug: other\n",
  "author: Bo\n",
  "aliases: [/old/]\n",
  "aliases: [/old/]\nlanguage: kk\n",
  "contributors: [Bo]\n",
  "corrections: [{ date: 2026-11-21, text: It was five. }]\n",
);
const body = fc.constantFrom(
  "Text.",
  "[One](one.md)",
  "![Dot](dot.svg)",
  "## Heading\n\nMore text.",
  "[Lost](lost.md)",
  "[Two](https://courier.example/articles/two/), [old](/old/) and ![Dot](/img/dot.svg)",
);

/** One change to a project of `project()`. */
export const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(name, day, body, tags, extra).map(
    ([file, date, text, ...front]): Edit =>
      (dir) => {
        write(dir, `content/articles/${file}.md`, article(`Title of ${file}`, date, text, front.join("")));
        return 0;
      },
  ),
  // What is saved most: more words, or another link or picture, and nothing that others go by.
  fc.tuple(name, body).map(
    ([file, text]): Edit =>
      (dir) => {
        const path = join(dir, `content/articles/${file}.md`);
        if (existsSync(path)) appendFileSync(path, `\n${text}\n`);
        return 0;
      },
  ),
  name.map(
    (file): Edit =>
      (dir) => {
        rmSync(join(dir, `content/articles/${file}.md`), { force: true });
        return 0;
      },
  ),
  fc.tuple(name, name).map(
    ([from, to]): Edit =>
      (dir) => {
        const path = join(dir, `content/articles/${from}.md`);
        if (existsSync(path)) renameSync(path, join(dir, `content/articles/${to}.md`));
        return 0;
      },
  ),
  fc.constantFrom("The Courier", "The Post").map(
    (title): Edit =>
      (dir) => {
        write(dir, "content/publication.yaml", SETTINGS.replace("The Courier", title));
        return 0;
      },
  ),
  fc.constantFrom("#c00", "#00c").map(
    (colour): Edit =>
      (dir) => {
        const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4" fill="${colour}"></svg>`;
        write(dir, "content/articles/dot.svg", picture);
        return 0;
      },
  ),
  fc.constantFrom("content/static/img/dot.svg", "content/articles/dot.svg").map(
    (path): Edit =>
      (dir) => {
        if (existsSync(join(dir, path))) rmSync(join(dir, path));
        else write(dir, path, '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>');
        return 0;
      },
  ),
  fc.constantFrom("Not here", "Gone").map(
    (text): Edit =>
      (dir) => {
        write(dir, "templates/archive/not-found.hbs", `<!doctype html><title>${text}</title>`);
        return 0;
      },
  ),
  fc.constantFrom("index.html", "feed.xml", "articles/one/index.html").map(
    (path): Edit =>
      (dir) => {
        rmSync(join(dir, "out", path), { force: true });
        return 0;
      },
  ),
  fc.constantFrom("index.html", "articles/two/index.html").map(
    (path): Edit =>
      (dir) => {
        if (existsSync(join(dir, "out", path))) appendFileSync(join(dir, "out", path), "edited by hand");
        return 0;
      },
  ),
  fc.constant<Edit>((dir) => {
    rmSync(join(dir, ".postrider"), { recursive: true });
    return 0;
  }),
  fc.constant<Edit>((dir) => {
    rmSync(join(dir, "out"), { recursive: true });
    return 0;
  }),
  fc.integer({ min: 1, max: 9 }).map(
    (days): Edit =>
      () =>
        days * DAY,
  ),
);
