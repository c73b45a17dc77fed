import { z } from "zod";
import { option } from "./option.js";

export const feedsSettings = option(z.strictObject({}).prefault({}), { description: "The feeds.", example: {} });
