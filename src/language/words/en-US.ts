import type { CompleteWords } from "../words.js";
import { en } from "./en.js";

/** English as written in the United States: the month stands first. */
export const enUS: CompleteWords = {
  ...en,
  name: "English (United States)",
  labels: { ...en.labels, license: "License" },
  dates: {
    ...en.dates,
    day: "{month} {day}, {year}",
    weekday: "{weekday}, {month} {day}, {year}",
    monthDay: "{month} {day}",
    time: "{month} {day}, {year}, {time}",
  },
};
