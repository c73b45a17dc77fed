import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readReport } from "../../src/bounces/read-report.js";
import { deliveryReport, feedbackReport } from "../support/returned-mail.js";

describe("readReport()", () => {
  it.each([
    ["failed", "5.1.1", "smtp; 550 5.1.1 <ada@example.com>: Recipient address rejected: User unknown", "hard"],
    ["failed", "5.1.10", "smtp; 550 5.1.10 RESOLVER.ADR.RecipientNotFound", "hard"],
    ["failed", "5.2.1", "smtp; 550 5.2.1 The email account that you tried to reach is disabled", "hard"],
    ["failed", "5.0.0", "smtp; 550 5.1.1 The email account that you tried to reach does not exist", "hard"],
    ["failed", "5.0.0", "smtp; 550 No such user here", "hard"],
    ["failed", "5.0.0", "smtp; 554 delivery error: this user's mailbox is disabled (554.30)", "hard"],
    ["Failed", "5.4.1", "smtp; 550 5.4.1 Recipient address rejected: Access denied", "blocked"],
    ["failed", "5.2.2", "smtp; 552 5.2.2 Over quota", "soft"],
    ["failed", "4.4.7", "smtp; 421 4.4.1 Connection timed out", "soft"],
    ["failed", "5.7.1", "smtp; 550 5.7.1 Message rejected as spam", "blocked"],
    ["failed", "5.7.26", "smtp; 550-5.7.26 does not pass authentication checks", "blocked"],
    ["failed", "5.0.0", "smtp; 554 Client host [5.1.2.33] blocked using zen.spamhaus.org", "blocked"],
    ["failed", "5.0.0", "smtp; 550 host mx.example.com[4.31.198.44]: no such user", "hard"],
    ["delayed", "4.4.1", "smtp; connection timed out", "delayed"],
  ])("a report with %s, %s, %j is %s", (action, status, diagnostic, kind) => {
    expect(readReport(deliveryReport({ action, status, diagnostic })).kind).toBe(kind);
    expect(readReport(deliveryReport({ action, status, diagnostic }).replaceAll("\n", "\r\n")).kind).toBe(kind);
  });

  it("takes no success, no automatic answer and no person's letter for a bounce", () => {
    expect(readReport(deliveryReport({ action: "delivered", status: "2.0.0" })).kind).toBe("other");
    expect(
      readReport("Subject: Out of office\nAuto-Submitted: auto-replied\n\nI am away. 550 5.1.1 user unknown\n").kind,
    ).toBe("other");
    for (const field of ["Auto-Submitted: auto-replied", "X-Autoreply: yes", "Precedence: auto_reply"]) {
      expect(readReport(`Subject: Unsubscribe\n${field}\n\nI am away.\n`).kind).toBe("other");
    }
    expect(readReport("Subject: Unsubscribe\nPrecedence: bulk\n\n\n").kind).toBe("unsubscribe");
    expect(readReport("").kind).toBe("other");
  });

  it.each([
    ["Sorry, no mailbox here by that name. (#5.1.1)", "hard", "5.1.1"],
    [
      "192.0.2.7 does not like recipient.\nRemote host said: 550 5.1.1 Unknown user\nGiving up on 192.0.2.7.",
      "hard",
      "",
    ],
    ["The users mailfolder is over the allowed quota (size). (#5.2.2)", "soft", "5.2.2"],
    ["Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)", "soft", "4.4.1"],
  ])("a report of qmail with %j is %s", (failure, kind, status) => {
    const text = `Subject: failure notice

Hi. This is the qmail-send program at mx.example.com.
I'm afraid I wasn't able to deliver your message to the following addresses.

<ada@example.com>:
${failure}

--- Below this line is a copy of the message.

Subject: Courier #9
`;
    expect(readReport(text)).toMatchObject({ kind, status });
    expect(readReport(text.replaceAll("\n", "\r\n"))).toMatchObject({ kind, status });
  });

  it.each([
    [
      "SMTP error from remote mail server after RCPT TO:<ada@example.com>:\n    host mx.example.com [192.0.2.1]: 550 5.1.1 No",
      "hard",
    ],
    ["Unrouteable address", "hard"],
    ["retry timeout exceeded", "soft"],
    ["host mx.example.com [192.0.2.1]: 550 5.7.1 Message blocked as spam", "blocked"],
  ])("a report of an old Exim with %j is %s", (failure, kind) => {
    const text = `X-Failed-Recipients: ada@example.com
Auto-Submitted: auto-replied
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ada@example.com
    ${failure}

------ This is a copy of the message, including all the headers. ------

Subject: Courier #9: unknown user, spam
`;
    expect(readReport(text).kind).toBe(kind);
    expect(readReport(text.replaceAll("\n", "\r\n")).kind).toBe(kind);
    expect(readReport(text.replace("X-Failed", "X-Other")).kind).toBe("other");
  });

  it("reads a report that somebody has sent on as an attachment", () => {
    const forwarded = (report: string, encoding = "7bit"): string => `Subject: FW: a complaint
Content-Type: multipart/mixed; boundary="out"

--out
Content-Type: text/plain

See attached.

--out
Content-Type: message/rfc822
Content-Transfer-Encoding: ${encoding}

${report}
--out--
`;
    const complaint = feedbackReport("abuse");
    expect(readReport(forwarded(complaint))).toEqual({ kind: "complaint", type: "abuse" });
    expect(readReport(forwarded(Buffer.from(complaint).toString("base64"), "base64")).kind).toBe("complaint");
    expect(readReport(forwarded(deliveryReport())).kind).toBe("hard");
    const wish = forwarded(`Subject: x\n\nhttps://courier.example/u/${"a".repeat(64)}\n`).replace(
      "FW: a complaint",
      "unsubscribe",
    );
    expect(readReport(wish)).toEqual({ kind: "unsubscribe", words: expect.not.stringContaining("aaa") });
  });

  it("takes nothing for a report of qmail that only begins like one", () => {
    expect(readReport("Subject: Hello\n\nHi. This is the qmail user.\n\nDo you read me?\n").kind).toBe("other");
    expect(readReport("Subject: x\n\nHi. This is the mailer.\n\n--- Below.\n\n<a@b>:\n550 (#5.1.1)\n").kind).toBe(
      "other",
    );
  });

  it("knows complaints, and reports that are none", () => {
    expect(readReport(feedbackReport("abuse"))).toEqual({ kind: "complaint", type: "abuse" });
    expect(readReport(feedbackReport("not-spam")).kind).toBe("other");
    expect(readReport(feedbackReport("auth-failure")).kind).toBe("other");
  });

  it("knows a wish to unsubscribe by its subject", () => {
    expect(readReport(`Subject: ${"a".repeat(64)}\n\n`).kind).toBe("unsubscribe");
    expect(readReport("Subject: Please unsubscribe me\n\n").kind).toBe("unsubscribe");
  });

  it.each(["Re", "RE", "Re[2]", "Fwd", "AW", "SV", "Antw", "Отв", "答复"])(
    "takes no answer (%s:) for a wish",
    (word) => {
      expect(readReport(`Subject: ${word}: Unsubscribe\n\n`).kind).toBe("other");
    },
  );

  it("knows wishes and answers also by a subject that is encoded, in one piece or more", () => {
    const wish = { kind: "unsubscribe", words: "mine" };
    const token = "a_-B".repeat(16);
    const encoded = (text: string, charset = "utf-8") =>
      `=?${charset}?B?${Buffer.from(text, "utf8").toString("base64")}?=`;
    expect(readReport(`Subject: ${encoded("Unsubscribe")}\n\nmine`)).toEqual(wish);
    expect(readReport("Subject: =?koi8-r?Q?Please=20unsubscribe?=\n\nmine")).toEqual(wish);
    expect(readReport(`Subject: ${encoded("Please unsub")}\n ${encoded("scribe me")}\n\nmine`)).toEqual(wish);
    expect(readReport(`Subject:\n ${encoded(token.slice(0, 40))}\n\t${encoded(token.slice(40))}\n\n`)).toEqual({
      kind: "unsubscribe",
      words: token,
    });
    expect(readReport(`Subject: ${encoded("Отв: Unsubscribe")}\n\nmine`).kind).toBe("other");
    expect(readReport("Subject: =?koi8-r?Q?=EF=D4=D7=3A_unsubscribe?=\n\nmine").kind).toBe("other");
    expect(readReport(`Subject: ${encoded("Unsubscribe", "no-such")}\n\nmine`).kind).toBe("other");
  });

  it("looks for a token in what the reader wrote, not in what they quote", () => {
    const text = (subject: string, body: string) => `Subject: ${subject}\n\n${body}`;
    expect(readReport(text("Unsubscribe, please!", "mine\n> quoted\n-----Original Message-----\nold\n"))).toEqual({
      kind: "unsubscribe",
      words: "mine",
    });
    expect(readReport(text("How to unsubscribe from power companies", "mine"))).toEqual({
      kind: "unsubscribe",
      words: "",
    });
    const html = "Content-Type: text/html\n\n<blockquote>quoted</blockquote>\n";
    const parts = `--b\nContent-Type: text/plain\n\nmine\n--b\n${html}--b--\n`;
    expect(
      readReport(`Subject: unsubscribe\nContent-Type: multipart/alternative; boundary=b\n\n${parts}`),
    ).toMatchObject({ words: expect.stringMatching(/^mine\s*$/) });
  });

  it.each(["base64", "quoted-printable"])("reads reports and wishes that are sent as %s", (encoding) => {
    const encode = (text: string) =>
      encoding === "base64" ? Buffer.from(text).toString("base64") : text.replaceAll(":", "=3A").replace("-", "=2D");
    const encoded = (report: string, type: string) =>
      report.replace(
        new RegExp(`(Content-Type: ${type}\n)\n((?:.|\n)*?)\n--`),
        (_, head: string, text: string) => `${head}Content-Transfer-Encoding: ${encoding}\n\n${encode(text)}\n--`,
      );
    expect(readReport(encoded(deliveryReport(), "message/delivery-status"))).toEqual(readReport(deliveryReport()));
    expect(readReport(encoded(feedbackReport("not-spam"), "message/feedback-report")).kind).toBe("other");
    expect(readReport(encoded(feedbackReport("abuse"), "message/feedback-report"))).toMatchObject({ type: "abuse" });
    const wish = `Subject: Unsubscribe\nContent-Transfer-Encoding: ${encoding}\n\n${encode("the-token")}`;
    expect(readReport(wish)).toMatchObject({ words: "the-token" });
  });

  it.each([
    ["many fields of one name", `${"a:\n".repeat(20_000)}\n`],
    ["a line of hyphens that is no rule", `Subject: unsubscribe\n\n${"-".repeat(1500)}x\n`],
  ])("reads %s in no time", (_what, text) => {
    const began = performance.now();
    readReport(text);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it("survives whatever comes back", () => {
    const piece = fc.constantFrom(
      "\n",
      "\n\n",
      "--b",
      "--b--",
      "Content-Type: multipart/report; boundary=b",
      "Content-Type: message/delivery-status",
      "Action: failed",
      "Status: 5.1.1",
      "Subject: ",
      "=?utf-8?B?VW5z",
      "dWJzY3JpYmU?=",
      ":",
      " ",
      "\r",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(piece).map((pieces) => pieces.join("")),
        ),
        (text) => {
          expect(["hard", "soft", "blocked", "delayed", "complaint", "unsubscribe", "other"]).toContain(
            readReport(text).kind,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
