import { z } from "zod";
import { option } from "./option.js";

export const sendingSettings = option(z.strictObject({}).prefault({}), { description: "The sending.", example: {} });
