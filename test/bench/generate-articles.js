import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Articles for measuring with: Markdown with YAML front matter that Postrider, Hugo and Eleventy
 * all read as it is, some 4 KB each. The same numbers give the same files.
 *
 * @param {string} folder - Where to write them: `<folder>/<year>/<slug>.md`.
 * @param {number} count
 * @param {{ end?: number, every?: number }} [when] - Time of the newest, and hours between two.
 */
export function generateArticles(folder, count, { end = Date.UTC(2026, 10, 20, 6), every = 17 } = {}) {
  for (let index = 0; index < count; index += 1) {
    const { path, text } = article(index, new Date(end - index * every * 3_600_000));
    write(join(folder, path), text);
  }
}

function write(path, text) {
  try {
    writeFileSync(path, text);
  } catch {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

const WORDS =
  "the post carried news between towns long before anyone thought of printing it a courier rode through the night with letters sealed in wax and in the morning a clerk copied what concerned the merchants prices of grain ships that had come in a war that went badly the telegraph made of it a trade in minutes agencies sold the same report to a hundred papers and every paper set it in its own type readers paid for the hour more than for the word radio gave them the voice and took away the page".split(
    " ",
  );
const TAGS = Array.from({ length: 40 }, (_, index) => `${WORDS[index * 2]} ${WORDS[index * 2 + 1]}`);
const AUTHORS = ["Ada Example", "Bo Writer", "Chen Reporter", "Dina Editor", "Erik Stringer"];

function article(number, date) {
  const random = randomNumbers(number + 1);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const words = (count) => Array.from({ length: count }, () => pick(WORDS)).join(" ");
  const sentence = () => capital(`${words(8 + Math.floor(random() * 12))}.`);
  const paragraph = () => Array.from({ length: 4 }, sentence).join(" ");
  const title = capital(words(6));
  const tags = [...new Set([pick(TAGS), pick(TAGS), pick(TAGS)])];
  const blocks = [
    paragraph(),
    `${paragraph()} See [${words(3)}](https://example.org/${number}) and *${words(2)}*.`,
    `## ${capital(words(4))}`,
    paragraph(),
    [sentence(), sentence(), sentence()].map((line) => `- ${line}`).join("\n"),
    `> ${sentence()} **${words(2)}** ${sentence()}`,
    paragraph(),
    `## ${capital(words(4))}`,
    paragraph(),
    `\`\`\`\n${words(10)}\n${words(10)}\n\`\`\``,
    ...Array.from({ length: 6 }, paragraph),
  ];
  const front = [
    `title: "${title} ${number}"`,
    `date: ${date.toISOString().replace(".000", "")}`,
    `author: ${pick(AUTHORS)}`,
    `tags: [${tags.join(", ")}]`,
    `description: "${sentence()}"`,
  ];
  const path = `${date.getUTCFullYear()}/${date.toISOString().slice(0, 10)}-article-${number}.md`;
  return { path, text: `---\n${front.join("\n")}\n---\n\n${blocks.join("\n\n")}\n` };
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** mulberry32: small, fast, and the same everywhere. */
function randomNumbers(seed) {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
