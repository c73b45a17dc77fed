import { archiveRenderer } from "../archive/archive-renderer.js";
import { digestRenderer } from "../email/digest-renderer.js";
import { feedsRenderer } from "../feeds/feeds-renderer.js";
import type { Renderer } from "../plugins/renderer.js";

/** What comes with Postrider, in the order in which the outputs are listed. */
export const RENDERERS: readonly Renderer[] = [archiveRenderer, feedsRenderer, digestRenderer];

export { RULES } from "../check/rules.js";
