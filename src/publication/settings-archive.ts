import { z } from "zod";
import { option } from "./option.js";

export const archiveSettings = option(z.strictObject({}).prefault({}), { description: "The archive.", example: {} });
