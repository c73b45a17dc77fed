/**
 * Takes out of compiled MJML what no mail client needs: indentation, line ends, last semicolons.
 *
 * Conditional comments for Outlook stay as they are but for white space, which it ignores there as
 * in a page. Text keeps a space wherever it had white space. Minifying twice changes nothing.
 */
export function minify(html: string): string {
  return html
    .replace(/<style\b[^>]*>[\s\S]*?<\/style>/g, minifyStyle)
    .replace(/<[a-z][^<>]*>/gi, minifyTag)
    .replace(/>[ \t\r\n]+(?=<)/g, (_, offset: number, whole: string) => (isInline(whole, offset) ? "> " : ">"))
    .replace(/(?<![ \t\r])[ \t\r]*\n[ \t\r\n]*/g, " ")
    .trim();
}

function minifyStyle(style: string): string {
  return style
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}")
    .replace(/> /g, ">")
    .replace(/ <\/style>/g, "</style>");
}

// No-break and other special spaces are text: only the white space of HTML is folded (HTML §2.1).
function minifyTag(tag: string): string {
  if (!FOLDABLE.test(tag)) return tag;
  return (
    tag
      .replace(/[ \t\r\n]+/g, " ")
      .replace(/ class=""/g, "")
      // Word's own elements (`<o:AllowPNG/>`) are XML and end as such; void elements of HTML need not.
      .replace(/ ?\/?>$/, (end) => (end.includes("/") && /^<\w+:/.test(tag) ? "/>" : ">"))
      .replace(/( style="[^"]*?);+"/g, (whole, style: string) => (/&[a-z0-9#]+$/i.test(style) ? whole : `${style}"`))
  );
}

/** Most tags have nothing to take out. */
const FOLDABLE = /[\t\r\n]| {2}| class=""|[ /]>|;"/;

/** Between inline elements white space is a space between words. */
export const INLINE = /^(?:a|abbr|b|bdi|bdo|br|cite|code|em|i|img|kbd|mark|q|s|small|span|strong|sub|sup|time|u)$/i;

/** Whether the white space after the `>` at `offset` stands between two inline elements. */
function isInline(html: string, offset: number): boolean {
  const before = /<\/?([a-z0-9]+)[^<>]*$/i.exec(html.slice(Math.max(0, html.lastIndexOf("<", offset)), offset))?.[1];
  const after = /^>[ \t\r\n]+<\/?([a-z0-9]+)/i.exec(html.slice(offset, offset + 200))?.[1];
  return before !== undefined && after !== undefined && INLINE.test(before) && INLINE.test(after);
}
