import { z } from "zod";
import { option } from "./option.js";

/** Which articles a section of an issue gathers: those that fit all that is said. */
const sectionRule = z.strictObject({
  title: z.string().min(1).optional(),
  tag: z.string().min(1).optional(),
  author: z.string().min(1).optional(),
  section: z.string().min(1).optional(),
  count: z.int().min(1).optional(),
  as: z.enum(["stories", "briefs", "links"]).default("stories"),
});

/** How articles are cut into issues. */
export const issuesSettings = option(
  z
    .strictObject({
      files: option(z.array(z.string()).default(["issues/*.md"]), {
        description: "Glob patterns of the files that curate an issue, from the folder of the settings file.",
        example: ["issues/*.md"],
      }),
      cadence: option(z.enum(["daily", "weekly", "monthly", "none"]).default("weekly"), {
        description: "How often an issue goes out by itself; `none`: only when a file says so.",
        example: "weekly",
      }),
      weekday: option(
        z.enum(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]).default("friday"),
        { description: "Day on which a weekly issue goes out.", example: "friday" },
      ),
      monthday: option(z.int().min(1).max(28).default(1), {
        description: "Day of the month on which a monthly issue goes out.",
        example: 1,
        reason: "Every month has a 28th; later days would be skipped in February.",
      }),
      time: option(
        z
          .string()
          .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of day from 00:00 to 23:59")
          .default("09:00"),
        {
          description: "Time of day, in the publication's zone.",
          example: "07:30",
        },
      ),
      subject: option(z.string().min(1).default("{lead}"), {
        description:
          "Subject of the mail of an issue that does not write its own; `{lead} {title} {number} {date}` are filled in: headline of the lead, name of the publication, number and date of the issue.",
        example: "{title} #{number}: {lead}",
        reason: "The inbox shows the sender's name beside it, and the headline says most in 40 characters.",
      }),
      sections: option(z.array(sectionRule).default([]), {
        description:
          "Sections of an issue in their order, each with the articles of a `tag`, `author` or `section`; what fits none comes after them.",
        example: [{ title: "Radio", tag: "radio" }],
      }),
      stories: option(z.int().min(0).max(100).default(8), {
        description:
          "How many articles outside sections are shown with picture and summary; the others become briefs, as do those without a headline or under 60 words.",
        example: 8,
        reason: "About as many as a mail can show before readers stop scrolling and Gmail clips it.",
      }),
      seenBefore: option(z.int().min(0).max(1000).default(10), {
        description: "How many issues back a link or an article counts as run already; 0 turns the warning off.",
        example: 10,
      }),
    })
    .prefault({}),
  { description: "Issues: how articles are gathered into them.", example: { cadence: "weekly" } },
);
