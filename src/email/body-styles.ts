import type { Direction } from "../model/language.js";
import type { Theme } from "./theme.js";

/** What the styles depend on. */
export interface StyledFrame {
  readonly theme: Theme;
  readonly direction: Direction;
  /** Rounding of corners, in pixels. */
  readonly radius: number;
}

/**
 * The styles of an article's elements in a mail, by element; `note` is that of captions.
 *
 * Margins are below, none above: what stands first needs none.
 */
export function bodyStyles({
  theme: { light, heading, mono },
  direction,
  radius,
}: StyledFrame): Readonly<Record<string, string>> {
  const start = direction === "rtl" ? "right" : "left";
  const block = "margin:0 0 16px";
  const title = `margin:24px 0 10px;font-family:${heading};line-height:1.3;font-weight:700`;
  return {
    p: block,
    ul: `${block};padding-${start}:22px`,
    ol: `${block};padding-${start}:26px`,
    li: "margin:0 0 6px",
    dl: block,
    dt: "font-weight:700",
    dd: `margin:0 0 8px;margin-${start}:18px`,
    h2: `${title};font-size:22px`,
    h3: `${title};font-size:20px`,
    h4: `${title};font-size:18px`,
    h5: `${title};font-size:17px`,
    h6: `${title};font-size:16px`,
    a: `color:${light.accent}`,
    blockquote: `${block};padding-${start}:16px;border-${start}:3px solid ${light.rule}`,
    pre: `${block};padding:12px 14px;background-color:${light.tint};border-radius:${radius}px;font-family:${mono};font-size:14px;line-height:1.5;white-space:pre-wrap;word-break:break-word;direction:ltr;text-align:left`,
    code: `font-family:${mono};font-size:.88em;background-color:${light.tint};padding:1px 4px;border-radius:3px`,
    // Words stay whole, other than in the cells of the layout around: a table that is too wide scrolls.
    table: `${block};width:100%;border-collapse:collapse;font-size:15px;line-height:1.45;word-break:normal`,
    th: `padding:7px 8px;border-bottom:2px solid ${light.rule};text-align:${start};vertical-align:bottom`,
    td: `padding:7px 8px;border-bottom:1px solid ${light.rule};text-align:${start};vertical-align:top`,
    caption: `padding:0 0 6px;text-align:${start};font-size:14px;color:${light.quiet}`,
    hr: `margin:24px auto;width:30%;border:0;border-top:1px solid ${light.rule}`,
    // Percent first: an image that is not shown would else keep a phone's mail as wide as itself.
    img: `display:block;width:100%;height:auto;border:0;line-height:1.4;border-radius:${radius}px`,
    note: `margin:0 0 16px;font-size:14px;line-height:1.45;color:${light.quiet}`,
    kbd: `font-family:${mono};font-size:.88em;border:1px solid ${light.rule};border-radius:3px;padding:1px 4px`,
    mark: "background-color:#ffec99;color:#1d1a16",
    sup: "font-size:.72em;line-height:0;vertical-align:super",
    sub: "font-size:.72em;line-height:0;vertical-align:sub",
    small: "font-size:.88em",
  };
}
