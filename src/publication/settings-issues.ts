import { z } from "zod";
import { option } from "./option.js";

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
          .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
          .default("09:00"),
        {
          description: "Time of day, in the publication's zone.",
          example: "07:30",
        },
      ),
    })
    .prefault({}),
  { description: "Issues: how articles are gathered into them.", example: { cadence: "weekly" } },
);
