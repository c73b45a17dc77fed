import { isTag } from "domhandler";
import { eachDeclaration, element, type MailTree } from "./mail-tree.js";

/**
 * Inverts the lightness of every colour, as Gmail's apps and Outlook do in dark mode to mails
 * without dark styles of their own: hue and saturation stay, pictures are not touched.
 */
export function invertColours(tree: MailTree): void {
  eachDeclaration(tree, (declaration) => {
    if (/color$|^background$|^border|^outline|shadow$/.test(declaration.prop)) {
      declaration.value = invertIn(declaration.value);
    }
  });
  for (const { attribs } of tree.elements()) {
    for (const name of ["bgcolor", "color", "text", "link"]) {
      if (attribs[name]) attribs[name] = invertIn(attribs[name]);
    }
  }
  // What has no colour of its own takes the client's.
  const base = element("style", {}, "html{background:#121212;color:#e8eaed}");
  const head = tree.elements().find(({ name }) => name === "head");
  const first = head?.children.find(isTag);
  if (!head || !first) return;
  base.parent = head;
  head.children.splice(head.children.indexOf(first), 0, base);
}

const NAMED: Readonly<Record<string, string>> = {
  white: "#ffffff",
  black: "#000000",
  gray: "#808080",
  grey: "#808080",
};

function invertIn(value: string): string {
  return value
    .replace(/\b(?:white|black|gr[ae]y)\b/gi, (name) => NAMED[name.toLowerCase()] ?? name)
    .replace(/#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b/gi, (_, digits: string) => invert(...channels(digits)))
    .replace(
      /rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+%?))?\s*\)/gi,
      (_, r: string, g: string, b: string, a?: string) => invert(Number(r), Number(g), Number(b), a),
    );
}

function channels(digits: string): [number, number, number, string | undefined] {
  const long = digits.length <= 4 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const [r = 0, g = 0, b = 0, a] = (long.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return [r, g, b, a === undefined ? undefined : String(a / 255)];
}

/** HSL with `l` turned over; the darkest background stays a little above black, as the clients have it. */
function invert(r: number, g: number, b: number, alpha?: string): string {
  const [h, s, l] = hsl(r / 255, g / 255, b / 255);
  const turned = Math.max(0.07, 1 - l);
  const colour = `${Math.round(h)} ${Math.round(s * 100)}% ${Math.round(turned * 100)}%`;
  return alpha === undefined ? `hsl(${colour})` : `hsl(${colour} / ${alpha})`;
}

function hsl(r: number, g: number, b: number): [number, number, number] {
  const [max, min] = [Math.max(r, g, b), Math.min(r, g, b)];
  const l = (max + min) / 2;
  const span = max - min;
  if (span === 0) return [0, 0, l];
  const s = span / (1 - Math.abs(2 * l - 1));
  const sector = max === r ? ((g - b) / span + 6) % 6 : max === g ? (b - r) / span + 2 : (r - g) / span + 4;
  return [sector * 60, s, l];
}
