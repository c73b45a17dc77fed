import { archiveRenderer } from "../archive/archive-renderer.js";
import { feedsRenderer } from "../feeds/feeds-renderer.js";
import type { Renderer } from "../plugins/renderer.js";
import type { Rule } from "../plugins/rule.js";

/** What comes with Postrider, in the order in which the outputs are listed. */
export const RENDERERS: readonly Renderer[] = [archiveRenderer, feedsRenderer];
export const RULES: readonly Rule[] = [];
