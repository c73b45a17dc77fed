import { z } from "zod";
import { option } from "./option.js";

export const emailSettings = option(z.strictObject({}).prefault({}), { description: "The email.", example: {} });
