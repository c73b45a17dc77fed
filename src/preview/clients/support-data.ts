/**
 * What mail clients do not support: the features that the newest tested version of each lacks.
 *
 * Facts from caniemail.com (MIT licence), as of `date`. Generated: see `test/preview/support-data.test.ts`.
 */
export const SUPPORT = {
  date: "2025-09-09",
  clients: {
    "outlook-classic": {
      title: "Outlook (classic, Windows)",
      unsupported: words(`
        css-accent-color css-align-items css-animation css-aspect-ratio css-at-keyframes
        css-at-media-device-pixel-ratio css-at-media-hover css-at-media-orientation
        css-at-media-prefers-color-scheme css-at-media-prefers-reduced-motion css-at-media
        css-at-supports css-backdrop-filter css-background-blend-mode css-background-clip
        css-background-image css-background-origin css-background-position css-background-repeat
        css-background-size css-block-inline-size css-border-image
        css-border-inline-block-individual css-border-inline-block-longhand css-border-inline-block
        css-border-radius-logical css-border-radius css-border-spacing css-box-shadow css-box-sizing
        css-caption-side css-clear css-clip-path css-color-scheme css-column-count
        css-column-layout-properties css-conic-gradient css-display-flex css-display-grid
        css-empty-cells css-filter css-flex-direction css-flex-wrap css-float css-font-kerning
        css-font-stretch css-function-clamp css-function-light-dark css-function-max
        css-function-min css-gap css-grid-template css-hyphenate-character css-hyphenate-limit-chars
        css-hyphens css-inline-size css-inset css-intrinsic-size css-justify-content
        css-left-right-top-bottom css-linear-gradient css-list-style-image css-list-style-position
        css-margin-block-start-end css-margin-inline-block css-margin-inline-start-end
        css-mask-image css-max-block-size css-max-height css-max-inline-size css-min-block-size
        css-min-height css-min-inline-size css-min-width css-mix-blend-mode css-modern-color
        css-nesting css-object-fit css-object-position css-opacity css-orphans css-outline-offset
        css-outline css-overflow-wrap css-overflow css-padding-block-start-end
        css-padding-inline-block css-padding-inline-start-end css-position css-pseudo-class-active
        css-pseudo-class-checked css-pseudo-class-first-child css-pseudo-class-first-of-type
        css-pseudo-class-focus css-pseudo-class-has css-pseudo-class-hover css-pseudo-class-lang
        css-pseudo-class-last-child css-pseudo-class-last-of-type css-pseudo-class-not
        css-pseudo-class-nth-child css-pseudo-class-nth-last-child css-pseudo-class-nth-last-of-type
        css-pseudo-class-nth-of-type css-pseudo-class-only-child css-pseudo-class-only-of-type
        css-pseudo-class-target css-pseudo-class-visited css-pseudo-element-after
        css-pseudo-element-before css-pseudo-element-first-letter css-pseudo-element-first-line
        css-pseudo-element-marker css-pseudo-element-placeholder css-radial-gradient css-resize
        css-rgba css-scroll-snap css-selector-adjacent-sibling css-selector-attribute
        css-selector-chaining css-selector-child css-selector-general-sibling css-selector-universal
        css-shape-margin css-shape-outside css-sytem-ui css-tab-size css-table-layout
        css-text-align-last css-text-decoration-color css-text-decoration-line
        css-text-decoration-skip-ink css-text-decoration-style css-text-decoration-thickness
        css-text-emphasis-position css-text-emphasis css-text-orientation css-text-overflow
        css-text-shadow css-text-underline-offset css-text-underline-position css-text-wrap
        css-transform css-transition css-unit-calc css-unit-ch css-unit-initial css-unit-rem
        css-unit-vh css-unit-vmax css-unit-vmin css-unit-vw css-user-select css-variables
        css-visibility css-white-space-collapse css-white-space css-widows css-word-spacing
        css-word-wrap css-writing-mode css-z-index html-abbr html-acronym html-aria-describedby
        html-aria-labelledby html-audio html-bdi html-button-reset html-button-submit html-dialog
        html-doctype html-form html-hidden html-input-checkbox html-input-hidden html-input-radio
        html-input-reset html-input-submit html-input-text html-loading-attribute html-marquee
        html-meta-color-scheme html-meter html-object html-picture html-popover html-progress
        html-required html-rp html-rt html-ruby html-select html-semantics html-srcset html-svg
        html-textarea html-video html-wbr
      `),
    },
    gmail: {
      title: "Gmail (web)",
      unsupported: words(`
        css-accent-color css-align-items css-animation css-aspect-ratio css-at-font-face
        css-at-import css-at-keyframes css-at-media-device-pixel-ratio css-at-media-hover
        css-at-media-prefers-color-scheme css-at-media-prefers-reduced-motion css-at-supports
        css-backdrop-filter css-block-inline-size css-border-image
        css-border-inline-block-individual css-border-inline-block-longhand css-border-inline-block
        css-border-radius-logical css-box-shadow css-clip-path css-color-scheme css-conic-gradient
        css-cursor css-display-grid css-filter css-flex-direction css-flex-wrap
        css-function-light-dark css-grid-template css-hyphenate-character css-hyphenate-limit-chars
        css-hyphens css-inline-size css-inset css-justify-content css-left-right-top-bottom
        css-list-style-image css-margin-block-start-end css-margin-inline-block
        css-margin-inline-start-end css-mask-image css-max-block-size css-max-inline-size
        css-min-block-size css-min-inline-size css-modern-color css-nesting css-orphans
        css-outline-offset css-overflow-wrap css-padding-block-start-end css-padding-inline-block
        css-padding-inline-start-end css-position css-pseudo-class-active css-pseudo-class-checked
        css-pseudo-class-first-child css-pseudo-class-first-of-type css-pseudo-class-focus
        css-pseudo-class-has css-pseudo-class-lang css-pseudo-class-last-child
        css-pseudo-class-last-of-type css-pseudo-class-link css-pseudo-class-not
        css-pseudo-class-nth-child css-pseudo-class-nth-last-child css-pseudo-class-nth-last-of-type
        css-pseudo-class-nth-of-type css-pseudo-class-only-child css-pseudo-class-only-of-type
        css-pseudo-class-target css-pseudo-class-visited css-pseudo-element-after
        css-pseudo-element-before css-pseudo-element-first-letter css-pseudo-element-first-line
        css-pseudo-element-marker css-pseudo-element-placeholder css-resize css-scroll-snap
        css-shape-margin css-shape-outside css-tab-size css-text-decoration-skip-ink
        css-text-decoration-thickness css-text-emphasis-position css-text-shadow
        css-text-underline-offset css-text-wrap css-transform css-transition css-user-select
        css-variables css-visibility css-white-space-collapse css-widows css-z-index
        html-aria-describedby html-aria-labelledby html-audio html-bdi html-dialog html-hidden
        html-link html-loading-attribute html-marquee html-meta-color-scheme html-meter html-object
        html-picture html-popover html-progress html-required html-rp html-rt html-ruby html-srcset
        html-svg html-target html-video
      `),
    },
    yahoo: {
      title: "Yahoo Mail (web)",
      unsupported: words(`
        css-accent-color css-align-items css-animation css-aspect-ratio css-at-font-face
        css-at-import css-at-media-device-pixel-ratio css-at-media-hover css-at-media-orientation
        css-at-media-prefers-color-scheme css-at-media-prefers-reduced-motion css-backdrop-filter
        css-background-blend-mode css-background-clip css-background-origin css-block-inline-size
        css-border-image css-border-inline-block-individual css-border-inline-block-longhand
        css-border-inline-block css-border-radius-logical css-box-shadow css-box-sizing
        css-clip-path css-color-scheme css-column-count css-column-layout-properties
        css-conic-gradient css-display-grid css-filter css-flex-direction css-flex-wrap
        css-font-kerning css-font-stretch css-function-clamp css-function-light-dark
        css-function-max css-function-min css-gap css-grid-template css-height
        css-hyphenate-character css-hyphenate-limit-chars css-hyphens css-inline-size css-inset
        css-intrinsic-size css-justify-content css-left-right-top-bottom css-linear-gradient
        css-list-style-image css-margin-block-start-end css-margin-inline-block
        css-margin-inline-start-end css-mask-image css-max-block-size css-max-inline-size
        css-min-block-size css-min-inline-size css-mix-blend-mode css-modern-color css-nesting
        css-object-fit css-object-position css-orphans css-outline-offset css-overflow-wrap
        css-padding-block-start-end css-padding-inline-block css-padding-inline-start-end
        css-pseudo-class-has css-pseudo-class-lang css-pseudo-class-not css-pseudo-class-nth-child
        css-pseudo-class-nth-last-child css-pseudo-class-nth-last-of-type
        css-pseudo-class-nth-of-type css-pseudo-element-after css-pseudo-element-before
        css-radial-gradient css-resize css-scroll-snap css-shape-margin css-shape-outside
        css-tab-size css-text-align-last css-text-decoration-skip-ink css-text-decoration-thickness
        css-text-emphasis-position css-text-emphasis css-text-orientation css-text-overflow
        css-text-underline-offset css-text-underline-position css-text-wrap css-transform
        css-unit-calc css-unit-ch css-unit-initial css-unit-rem css-unit-vmax css-unit-vmin
        css-user-select css-variables css-white-space-collapse css-widows css-word-break
        css-writing-mode html-abbr html-acronym html-aria-describedby html-aria-hidden
        html-aria-label html-aria-labelledby html-aria-live html-audio html-bdi html-button-reset
        html-dialog html-hidden html-link html-loading-attribute html-meta-color-scheme html-meter
        html-object html-picture html-popover html-progress html-required html-semantics html-srcset
        html-svg html-target html-video
      `),
    },
    "apple-mail": {
      title: "Apple Mail (macOS)",
      unsupported: words(`
        css-border-inline-block css-border-radius-logical css-hyphenate-limit-chars css-inline-size
        css-pseudo-class-active css-pseudo-class-focus css-pseudo-class-target
        css-pseudo-class-visited css-text-justify
      `),
    },
    thunderbird: {
      title: "Thunderbird",
      unsupported: words(`
        css-aspect-ratio css-at-import css-at-media-device-pixel-ratio css-at-media-orientation
        css-at-media-prefers-color-scheme css-at-media-prefers-reduced-motion css-at-media
        css-at-supports css-hyphenate-limit-chars css-modern-color css-pseudo-class-has
        html-aria-describedby html-aria-hidden html-aria-label html-aria-labelledby html-aria-live
        html-doctype html-link html-popover
      `),
    },
  },
} as const;

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
