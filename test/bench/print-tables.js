/** Prints what was measured as Markdown tables, as the README has them. */
export function printTables({ date, machine, commit, ...measured }) {
  const { articles = 0, cold, again, growth, mails, feeds, starts, preview, versions } = measured;
  print(`${date.slice(0, 10)}, ${machine}, ${commit}; medians.`);
  if (cold) table(`${articles.toLocaleString("en")} articles from cold`, cold, "Hugo");
  if (again) table("After that", { "from cold": cold.Postrider, ...again }, "from cold");
  if (growth) table("Growth from cold, by articles", growth, Object.keys(growth)[0]);
  if (mails) printMails(mails);
  if (feeds) printFeeds(feeds);
  if (starts) table("Start", starts, "node -e 0");
  if (preview) printPreview(preview);
  if (versions) table("Versions of Node, from cold", versions, Object.keys(versions)[0]);
}

function printMails({ issues, articles, direct, ours, same }) {
  print(`\n### ${issues} issues of ${articles} articles\n\n| | ms |\n|---|---:|`);
  print(`| mjml2html, each issue | ${direct.toFixed(0)} |\n| Postrider | ${ours.toFixed(0)} |`);
  print(`\n${(direct / ours).toFixed(1)} times faster; HTML ${same ? "byte for byte the same" : "NOT THE SAME"}.`);
}

function printFeeds(feeds) {
  print("\n### RSS, Atom and JSON Feed of 1,000 full-text items\n\n| | ms | MB |\n|---|---:|---:|");
  for (const { name, milliseconds, bytes } of feeds) {
    print(`| ${name} | ${milliseconds.toFixed(0)} | ${(bytes / 1e6).toFixed(1)} |`);
  }
}

function printPreview(sizes) {
  print(
    "\n### Preview: from the save to the painted words, ms\n\n| articles | median | fastest | slowest |\n|---:|---:|---:|---:|",
  );
  for (const { articles, median, fastest, slowest } of sizes) {
    print(`| ${articles.toLocaleString("en")} | ${median} | ${fastest} | ${slowest} |`);
  }
  print(`\nGrowth × ${(sizes.at(-1).median / sizes[0].median).toFixed(2)}.`);
}

function table(title, rows, base) {
  if (Object.keys(rows).length === 0) return;
  print(
    `\n### ${title}\n\n| | wall | CPU | peak memory | wall ÷ ${base} | CPU ÷ ${base} |\n|---|---:|---:|---:|---:|---:|`,
  );
  const by = rows[base];
  for (const [name, { wall, cpu, peak }] of Object.entries(rows)) {
    const memory = peak === undefined ? "" : `${peak.toFixed(0)} MB`;
    print(`| ${name} | ${time(wall)} | ${time(cpu)} | ${memory} | ${ratio(wall, by?.wall)} | ${ratio(cpu, by?.cpu)} |`);
  }
}

function time(milliseconds) {
  if (milliseconds === undefined) return "";
  return milliseconds < 1000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}

function ratio(value, base) {
  return value === undefined || !base ? "" : (value / base).toFixed(2);
}

function print(text) {
  process.stdout.write(`${text}\n`);
}
