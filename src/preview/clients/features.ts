/** What in a mail a feature of caniemail's list is about. */
export interface Feature {
  /** Declarations of these properties … */
  readonly properties?: readonly string[];
  /** … or of any property, whose value has this in it. */
  readonly value?: RegExp;
  /** At-rules of this name … */
  readonly atRule?: string;
  /** … whose parameters have this in them. */
  readonly params?: RegExp;
  /** Rules whose selector has this in it. */
  readonly selector?: RegExp;
  readonly elements?: readonly string[];
  readonly attributes?: readonly string[];
}

const sides = (prefix: string): string[] =>
  ["inline", "block"].flatMap((axis) => [`${prefix}-${axis}`, `${prefix}-${axis}-start`, `${prefix}-${axis}-end`]);

/** The features that are not simply `css-<property>`, `html-<element>` or a pseudo-class of their slug's name. */
const PARTICULAR: Readonly<Record<string, Feature>> = {
  "css-block-inline-size": { properties: ["block-size", "inline-size"] },
  "css-border-inline-block": { properties: ["border-inline", "border-block"] },
  "css-border-inline-block-individual": { properties: sides("border") },
  "css-border-radius-logical": {
    properties: [
      "border-start-start-radius",
      "border-start-end-radius",
      "border-end-start-radius",
      "border-end-end-radius",
    ],
  },
  "css-column-layout-properties": {
    properties: ["columns", "column-width", "column-rule", "column-span", "column-fill"],
  },
  "css-conic-gradient": { value: /conic-gradient\(/i },
  "css-display-flex": { properties: ["display"], value: /flex/i },
  "css-display-grid": { properties: ["display"], value: /grid/i },
  "css-display-none": { properties: ["display"], value: /none/i },
  "css-flex-direction": { properties: ["flex-direction"] },
  "css-function-clamp": { value: /\bclamp\(/i },
  "css-function-light-dark": { value: /\blight-dark\(/i },
  "css-function-max": { value: /\bmax\(/i },
  "css-function-min": { value: /\bmin\(/i },
  "css-gap": { properties: ["gap", "column-gap", "row-gap"] },
  "css-grid-template": {
    properties: ["grid-template", "grid-template-columns", "grid-template-rows", "grid-template-areas"],
  },
  "css-important": { value: /!important/i },
  "css-intrinsic-size": { value: /\b(?:fit|min|max)-content\b/i },
  "css-left-right-top-bottom": { properties: ["left", "right", "top", "bottom"] },
  "css-linear-gradient": { value: /linear-gradient\(/i },
  "css-margin-block-start-end": { properties: ["margin-block-start", "margin-block-end"] },
  "css-margin-inline-block": { properties: ["margin-inline", "margin-block"] },
  "css-margin-inline-start-end": { properties: ["margin-inline-start", "margin-inline-end"] },
  "css-modern-color": { value: /\b(?:ok)?(?:lch|lab)\(/i },
  "css-padding-block-start-end": { properties: ["padding-block-start", "padding-block-end"] },
  "css-padding-inline-block": { properties: ["padding-inline", "padding-block"] },
  "css-padding-inline-start-end": { properties: ["padding-inline-start", "padding-inline-end"] },
  "css-radial-gradient": { value: /radial-gradient\(/i },
  "css-rgb": { value: /\brgb\(/i },
  "css-rgba": { value: /\brgba\(/i },
  "css-scroll-snap": { properties: ["scroll-snap-type", "scroll-snap-align"] },
  "css-sytem-ui": { value: /\b(?:system-ui|ui-(?:serif|sans-serif|rounded|monospace))\b/i },
  "css-unit-calc": { value: /\bcalc\(/i },
  "css-unit-initial": { value: /^initial$/i },
  "css-variables": { value: /\bvar\(/i },
  "css-selector-adjacent-sibling": { selector: /\+/ },
  "css-selector-attribute": { selector: /\[/ },
  "css-selector-child": { selector: />/ },
  "css-selector-general-sibling": { selector: /~(?!=)/ },
  "css-selector-universal": { selector: /(?:^|[\s,>+~])\*/ },
  "css-selector-chaining": { selector: /[\w-][.#][\w-]/ },
  "html-semantics": {
    elements: [
      "article",
      "aside",
      "details",
      "figcaption",
      "figure",
      "footer",
      "header",
      "main",
      "mark",
      "nav",
      "section",
      "summary",
      "time",
    ],
  },
  "html-form": { elements: ["form"] },
  "html-srcset": { attributes: ["srcset", "sizes"] },
  "html-image-maps": { attributes: ["usemap"] },
  "html-background": { attributes: ["background"] },
  "html-lang": { attributes: ["lang"] },
  "html-dir": { attributes: ["dir"] },
  "html-valign": { attributes: ["valign"] },
  "html-align": { attributes: ["align"] },
  "html-style": { elements: ["style"] },
};

const ELEMENTS = new Set(
  "abbr acronym address audio bdi code del dfn dialog link marquee meter object picture progress rp rt ruby small strike svg textarea video wbr".split(
    " ",
  ),
);
const UNITS = /^css-unit-(ch|cm|ex|in|mm|pc|rem|vh|vmax|vmin|vw)$/;

/**
 * Tells what a feature of caniemail's list is about, by its slug.
 *
 * @returns Undefined for features that say nothing about what may be left out of a mail
 *   (image formats, accessibility attributes, the doctype).
 */
export function featureOf(slug: string): Feature | undefined {
  const particular = PARTICULAR[slug];
  if (particular) return particular;
  const media = /^css-at-media-(.+)$/.exec(slug);
  if (media) return { atRule: "media", params: new RegExp(`\\(\\s*(?:-webkit-|any-)?(?:min-|max-)?${media[1]}`, "i") };
  const atRule = /^css-at-(.+)$/.exec(slug);
  if (atRule?.[1]) return { atRule: atRule[1] };
  const pseudo = /^css-pseudo-(?:class|element)-(.+)$/.exec(slug);
  if (pseudo) return { selector: new RegExp(`::?${pseudo[1]}(?![\\w-])`, "i") };
  const unit = UNITS.exec(slug);
  if (unit) return { value: new RegExp(`\\d${unit[1]}\\b`, "i") };
  const element = /^html-(.+)$/.exec(slug)?.[1];
  if (element) return ELEMENTS.has(element) ? { elements: [element] } : undefined;
  const property = /^css-(?!selector-|unit-|comments$|nesting$)(.+)$/.exec(slug)?.[1];
  return property ? { properties: [property] } : undefined;
}
