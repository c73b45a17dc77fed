import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/problem/problem.js";
import { ProblemError } from "../../src/problem/problem-error.js";
import { type ListedSubscriber, readList } from "../../src/subscribers/read-list.js";

async function read(bytes: Uint8Array | string, columns: Record<string, string> = {}, cut = 7) {
  const whole = Buffer.from(bytes);
  async function* chunks(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < whole.length; at += cut) yield whole.subarray(at, at + cut);
  }
  const problems: Problem[] = [];
  const rows: ListedSubscriber[] = [];
  for await (const row of readList(chunks(), { name: "list.csv", columns }, (problem) => problems.push(problem)))
    rows.push(row);
  return { people: rows.map(({ subscriber }) => subscriber), lines: rows.map(({ line }) => line), problems };
}

const addresses = async (text: Uint8Array | string) => (await read(text)).people.map(({ address }) => address);

describe("readList()", () => {
  it("reads CSV with a header: name, language, tags, and every other column as a field", async () => {
    const { people, lines } = await read(
      'Email,First Name,Last Name,Lang,Tags,City\r\nada@example.com,Ada,"Lovelace, Countess",en_GB,"weekly; News,weekly",London\r\n',
    );
    expect(people).toEqual([
      {
        address: "ada@example.com",
        name: "Ada Lovelace, Countess",
        language: "en-GB",
        tags: ["weekly", "news"],
        fields: { "first-name": "Ada", "last-name": "Lovelace, Countess", city: "London" },
      },
    ]);
    expect(lines).toEqual([2]);
  });

  it.each([",", ";", "\t", "|"])("tells the delimiter %j by itself", async (mark) => {
    expect((await read(`name${mark}e-mail\nAda${mark}ada@example.com\n`)).people).toMatchObject([
      { address: "ada@example.com", name: "Ada" },
    ]);
  });

  it.each(["sep=;", '"sep=;"', "SEP=;"])("takes the delimiter of Excel's own first line %j", async (line) => {
    const { people, lines } = await read(`\ufeff${line}\r\nE-Mail;Name, in full\r\nada@example.com;Ada\r\n`);
    expect(people).toMatchObject([{ address: "ada@example.com", fields: { "name-in-full": "Ada" } }]);
    expect(lines).toEqual([3]);
  });

  it("takes columns of any name when the settings say what they are", async () => {
    const { people } = await read("Kontakt;Stadt\nada@example.com;Ulm\n", { Kontakt: "address", Stadt: "place" });
    expect(people).toMatchObject([{ address: "ada@example.com", fields: { place: "Ulm" } }]);
  });

  it("reads a list without a header, and one address a line", async () => {
    expect(await addresses("ada@example.com\nbob@example.com")).toEqual(["ada@example.com", "bob@example.com"]);
    expect((await read("Ada,ada@example.com\nBob,bob@example.com\n")).people[1]).toMatchObject({
      address: "bob@example.com",
      fields: { "column-1": "Bob" },
    });
  });

  it("reads JSON lines, those it writes itself among them", async () => {
    const { people, problems } = await read(
      '{"email":"ada@example.com","name":"Ada","tags":["a","b"],"age":36}\n\n[]\nnot json\n{"address":"bob@example.com","fields":{"city":"Ulm"}}\n',
    );
    expect(people).toMatchObject([
      { address: "ada@example.com", tags: ["a", "b"], fields: { age: "36" } },
      { address: "bob@example.com", fields: { city: "Ulm" } },
    ]);
    expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([
      ["subscribers/bad-address", 3],
      ["subscribers/not-json", 4],
    ]);
  });

  it("keeps fields that are called as what they are not: of its own rows, none takes the reader's address", async () => {
    const list =
      "Email,Name,Address,Full name,Lang,Language\nada@example.com,Ada,1 Post Road,Ada Lovelace,kk,English\n";
    const { people } = await read(list);
    expect(people).toMatchObject([
      {
        address: "ada@example.com",
        name: "Ada",
        language: "kk",
        fields: { address: "1 Post Road", language: "English" },
      },
    ]);
    const again = await read(people.map((one) => `${JSON.stringify(one)}\n`).join(""));
    expect(again).toMatchObject({ people, problems: [] });
  });

  it.each([
    ["UTF-8 with a mark", Buffer.from("\ufeffname,email\nЖанна,j@example.com\n")],
    ["UTF-16LE with a mark", Buffer.from("\ufeffname,email\nЖанна,j@example.com\n", "utf16le")],
    ["UTF-16LE without one", Buffer.from("name,email\nЖанна,j@example.com\n", "utf16le")],
    ["UTF-16BE with a mark", Buffer.from("\ufeffname,email\nЖанна,j@example.com\n", "utf16le").swap16()],
  ])("reads %s", async (_name, bytes) => {
    expect((await read(bytes)).people).toMatchObject([{ address: "j@example.com", name: "Жанна" }]);
  });

  it("reads Windows-1252 where it is not UTF-8", async () => {
    expect((await read(Buffer.from("name;email\nJürgen;j@example.com\n", "latin1"))).people).toMatchObject([
      { name: "Jürgen" },
    ]);
  });

  it("tells the encoding by the first character beyond ASCII, however late it comes", async () => {
    const many = Array.from({ length: 5000 }, (_, number) => `reader${number}@example.com;Reader\n`).join("");
    for (const encoding of ["latin1", "utf8"] as const) {
      const { people } = await read(Buffer.from(`email;name\n${many}j@example.com;Jürgen\n`, encoding), {}, 4096);
      expect(people.at(-1)).toMatchObject({ address: "j@example.com", name: "Jürgen" });
    }
  });

  it("reads each row in its own encoding, where a list was put together from several", async () => {
    const utf8 = "email;name\njose@example.com;José\n";
    const list = Buffer.concat([Buffer.from(utf8), Buffer.from("rene@example.com;René\n", "latin1")]);
    const { people } = await read(Buffer.concat([list, Buffer.from("zhanna@example.com;Жанна\n")]), {}, 4096);
    expect(people.map(({ name }) => name)).toEqual(["José", "René", "Жанна"]);
  });

  it("loses one row to a quote that is not closed, and no other", async () => {
    const text = `email,name\na@example.com,"Ada\n${Array.from({ length: 200 }, (_, index) => `r${index}@example.com,R`).join("\n")}\n`;
    const { people, lines, problems } = await read(text, {}, 1000);
    expect(people.length).toBe(200);
    expect(lines.at(-1)).toBe(202);
    expect(problems).toMatchObject([{ code: "subscribers/open-quote", place: { file: "list.csv", line: 2 } }]);
  });

  it("says when no column holds addresses", async () => {
    await expect(read("colour,size\nred,9\n")).rejects.toThrow("subscribers/no-address-column");
    await expect(read('[\n{ "email": "ada@example.com" }\n]\n')).rejects.toThrow(/no-address-column[\s\S]*jq -c/);
  });

  it("takes the right ones of a hundred thousand rows, half of them nasty, and numbers the others", async () => {
    const nasty = [
      `${"a".repeat(290)}@example.com`,
      "no-at-sign",
      "two@@example.com",
      "a b@example.com",
      "a@b",
      ".a@example.com",
      "a..b@example.com",
      "a@-example.com",
      "a@example..com",
      "a@[192.0.2.1]",
      "a@example.com>",
      "a@exam_ple.com",
      "<script>@example.com",
      "a(comment)@example.com",
      "@example.com",
      "a@",
      '"a\u0001b"@example.com',
      "a@example.123",
      "a\u202eb@example.com",
    ];
    const good = [
      "Ada <x%@example.com>",
      " x%@EXAMPLE.com ",
      "mailto:x%@example.com",
      "x%+tag@example.com",
      '"x y %"@example.com',
      "x%@bücher.example",
      "вася%@example.com",
      "o'brien%@example.com",
    ];
    const rows = Array.from({ length: 100_000 }, (_, index) => {
      const pick = index % 2 === 0 ? good[(index / 2) % good.length] : nasty[((index - 1) / 2) % nasty.length];
      const cell = (pick ?? "").replace("%", String(index)).replaceAll('"', '""');
      return `"${cell}","Bob\r\nBcc: evil@example.org, ""B"" ${index}"`;
    });
    const { people, problems } = await read(`email,name\n${rows.join("\n")}\n`, {}, 50_000);
    expect(people.length).toBe(50_000);
    expect(problems.length).toBe(50_000);
    // Every row takes two lines, since each name has a line end in it; the header is the first.
    expect(problems.every(({ place }, index) => place?.line === 2 + 2 * (2 * index + 1))).toBe(true);
    expect(people.every(({ name }) => !/[\r\n]/.test(name))).toBe(true);
    expect(people.every(({ address }) => !/[\r\n<>]/.test(address) && Buffer.byteLength(address) <= 254)).toBe(true);
    expect(people[0]?.address).toBe("x0@example.com");
    expect(people.map(({ address }) => address)).toContain("x10@xn--bcher-kva.example");
  });

  it("survives any bytes, and what it gives can be said in SMTP", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom("", "email,name\n", '{"email":"'),
        async (noise, head) => {
          const people = await read(Buffer.concat([Buffer.from(head), noise])).then(
            (list) => list.people,
            (error: unknown) => {
              expect(error).toBeInstanceOf(ProblemError);
              return [];
            },
          );
          for (const { address, name } of people) {
            expect(`${address}${name}`).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
            expect(address).toMatch(/^.+@[a-z0-9.-]+$/u);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("gives back cells as they were, whatever is in them", async () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ",", "\n", "a", " ", ";", "'", "я"), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 5 }), async (cells) => {
        const rows = cells.map((text, index) => `a${index}@example.com,"${text.replaceAll('"', '""')}"`);
        const { people } = await read(`email,note\n${rows.join("\r\n")}\r\n`);
        expect(people.map(({ fields }) => fields["note"] ?? "")).toEqual(
          cells.map((text) => text.replace(/\n+/g, " ").trim()),
        );
      }),
    );
  });
});
