import { describe, expect, it } from "vitest";
import { inboxRows } from "../../src/preview/views/inbox-rows.js";

const PADDING = "\u034F\u200C\u00A0".repeat(80);
const row = (html: string, client: string) => {
  const mail = {
    sender: "The Courier",
    subject: "How pigeons found their way home",
    html,
    boilerplate: ["View in browser"],
  };
  const inbox = inboxRows(mail);
  return { ...inbox, row: inbox.rows.find((one) => one.client === client) };
};

describe("inboxRows()", () => {
  it("cuts subject and snippet where each client does", () => {
    const html = `<body><p>${"Pigeons carried the news from Aachen to Brussels. ".repeat(5)}</p></body>`;
    const { row: phone } = row(html, "Gmail, phone");
    expect(phone?.subject).toBe("How pigeons found their way home");
    expect(phone?.snippet).toBe("Pigeons carried the news from Aachen to Brus…");
    expect(row(html, "Apple Mail").row?.lines).toBe(2);
  });

  it("reads the hidden preheader first, and lets its padding keep the rest out", () => {
    const html = `<body><div style="display:none">They carry it still.${PADDING}</div><a>View in browser</a><h1>Pigeons</h1></body>`;
    const { row: desktop, leaks, summaryReads } = row(html, "Gmail, desktop");
    expect(desktop?.snippet).toBe("They carry it still.");
    expect(leaks).toEqual([]);
    expect(summaryReads).toBe("View in browser Pigeons");
  });

  it("keeps what joins and parts letters and emoji within words", () => {
    const html = `<body><div style="display:none">نامه\u200Cها 👩\u200D🚀.${PADDING}</div><p>Pigeons</p></body>`;
    expect(row(html, "Gmail, desktop").row?.snippet).toBe("نامه\u200Cها 👩\u200D🚀.");
  });

  it("tells when boilerplate or an address shows", () => {
    const { leaks } = row("<body><a>View in browser</a> https://courier.example/ Pigeons</body>", "Outlook");
    expect(leaks).toEqual(["View in browser", "https://courier.example/"]);
  });
});
