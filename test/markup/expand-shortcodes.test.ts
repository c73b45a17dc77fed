import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandShortcodes } from "../../src/markup/expand-shortcodes.js";

const expand = (text: string) => expandShortcodes({ file: "a.md", text, firstLine: 1 });
/** The text that is made, without the blank lines around blocks. */
const made = (text: string): string => expand(text).text.trim();

describe("expandShortcodes()", () => {
  it.each([
    [
      '{{< figure src="a.png" alt="A" caption="Said & done" >}}',
      '<figure><img src="a.png" alt="A"><figcaption>Said &amp; done</figcaption></figure>',
    ],
    [
      '{{< figure src="a.png" caption="Cap *md*, [more](/b) & `c`" >}}',
      '<figure><img src="a.png" alt="Cap md, more &amp; c"><figcaption>Cap <em>md</em>, <a href="/b">more</a> &amp; <code>c</code></figcaption></figure>',
    ],
    [
      '{{< figure src="a.png" alt="A" caption="1. a list" >}}',
      '<figure><img src="a.png" alt="A"><figcaption>1. a list</figcaption></figure>',
    ],
    ['{{< figure src="a.png" alt="A" link="b.html" />}}', '<a href="b.html"><img src="a.png" alt="A"></a>'],
    ['{% image "assets/a.jpg" "A hat" %}', '<img src="assets/a.jpg" alt="A hat">'],
    ['[{% image "a.jpg" "A" %}](https://b.example)', '[<img src="a.jpg" alt="A">](https://b.example)'],
    ['{% image_with_class "a.jpg" "wide" "A" %}', '<img src="a.jpg" alt="A">'],
    [
      '{% include post-image.html src="a.png" alt="A" caption="C" %}',
      '<figure><img src="a.png" alt="A"><figcaption>C</figcaption></figure>',
    ],
    ["{% img left /images/a.png 350 350 'Title' 'Alt' %}", '<img src="/images/a.png" alt="Alt">'],
    [
      "{{< youtube dQw4w9WgXcQ >}}",
      '<figure class="embed" data-provider="youtube" data-id="dQw4w9WgXcQ"><a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">YouTube</a></figure>',
    ],
    [
      '{{ youtube(id="abc_-1") }}',
      '<figure class="embed" data-provider="youtube" data-id="abc_-1"><a href="https://www.youtube.com/watch?v=abc_-1">YouTube</a></figure>',
    ],
    [
      '{{< youtube "https://youtu.be/abc?t=3" >}}',
      '<figure class="embed" data-provider="youtube" data-id="abc"><a href="https://www.youtube.com/watch?v=abc">YouTube</a></figure>',
    ],
    [
      '{{< youtube "https://www.youtube.com/watch?list=x&v=abc" >}}',
      '<figure class="embed" data-provider="youtube" data-id="abc"><a href="https://www.youtube.com/watch?v=abc">YouTube</a></figure>',
    ],
    [
      "{% youtube https://m.youtube.com/watch?v=abc %}",
      '<figure class="embed" data-provider="youtube" data-id="abc"><a href="https://www.youtube.com/watch?v=abc">YouTube</a></figure>',
    ],
    [
      "{% embed https://youtu.be/abc %}",
      '<figure class="embed" data-provider="youtube" data-id="abc"><a href="https://www.youtube.com/watch?v=abc">YouTube</a></figure>',
    ],
    [
      '{% youtube id="abc?start=3" %}',
      '<figure class="embed" data-provider="youtube" data-id="abc"><a href="https://www.youtube.com/watch?v=abc">YouTube</a></figure>',
    ],
    [
      '{{< youtube "https://video.example/a" >}}',
      '<figure class="embed" data-provider="web"><a href="https://video.example/a">video.example</a></figure>',
    ],
    [
      "{% vimeo https://vimeo.com/channels/news/146022717 %}",
      '<figure class="embed" data-provider="vimeo" data-id="146022717"><a href="https://vimeo.com/146022717">Vimeo</a></figure>',
    ],
    [
      '{{< spotify url="https://open.spotify.com/episode/4rOo?si=1" >}}',
      '<figure class="embed" data-provider="spotify" data-id="episode/4rOo"><a href="https://open.spotify.com/episode/4rOo">Spotify</a></figure>',
    ],
    [
      "{% embed https://dev.example/a?b=c %}",
      '<figure class="embed" data-provider="web"><a href="https://dev.example/a?b=c">dev.example</a></figure>',
    ],
    [
      "{% tweet https://twitter.com/a/status/12 %}",
      '<figure class="embed" data-provider="x"><a href="https://twitter.com/a/status/12">X</a></figure>',
    ],
    [
      "{{< vimeo 146022717 >}}",
      '<figure class="embed" data-provider="vimeo" data-id="146022717"><a href="https://vimeo.com/146022717">Vimeo</a></figure>',
    ],
    [
      '{{< tweet user="jack" id="20" >}}',
      '<figure class="embed" data-provider="x"><a href="https://x.com/jack/status/20">X</a></figure>',
    ],
    [
      "{{< gist spf13 7896402 >}}",
      '<figure class="embed" data-provider="github"><a href="https://gist.github.com/spf13/7896402">GitHub</a></figure>',
    ],
    [
      "{% highlight ruby linenos %}\nputs `x`\n{% endhighlight %}",
      '<pre><code class="language-ruby">puts `x`\n</code></pre>',
    ],
    [
      '{{< highlight go >}}\na < "{{ b }}"\n\nc\n{{< /highlight >}}',
      '<pre><code class="language-go">a &lt; "{{ b }}"\n\nc\n</code></pre>',
    ],
    ['[x]({{< ref "other.md#part" >}})', "[x](other.md#part)"],
    ["[x]({% post_url 2020-01-02-other %})", "[x](2020-01-02-other)"],
    ['<a href="{% post_url /travel/2020-01-02-other %}">x</a>', '<a href="travel/2020-01-02-other">x</a>'],
    ['[x]({{< ref "/posts/first" >}}) [y]: {{< ref "/" >}}', "[x](@/posts/first) [y]: /"],
    ['See {{< ref "/posts/a&b" >}}.', 'See <a href="@/posts/a&amp;b">/posts/a&amp;b</a>.'],
    ["![]({{ site.url }}/a.png) ![]({{site.baseurl}}/b.png)", "![](/a.png) ![](/b.png)"],
    ["[x]({{ '/about/' | url }}) [y]({{ \"/z\" | relative_url }})", "[x](/about/) [y](/z)"],
    ["[x]({static}/a.pdf) ![y]({attach}b.png)", "[x](/a.pdf) ![y](b.png)"],
    [
      '{% quote(author="Ada") %}\nWords\n{% end %}',
      "<blockquote>\n\nWords\n\n<footer>— <cite>Ada</cite></footer>\n</blockquote>",
    ],
    ["{{% notice note %}}\n**Mind** this\n{{% /notice %}}", "<aside>\n\n**Mind** this\n\n</aside>"],
    ['{{< details "More" >}}x{{< /details >}}', "<details><summary>More</summary>\n\nx\n\n</details>"],
    ["a{::comment}b *c* {:/comment}d\n\n{::comment}\ne\n{:/}\n\n`{::comment}`", "ad\n\n\n\n`{::comment}`"],
    ["{::comment}not closed {::nomarkdown}a{:/}", "{::comment}not closed {::nomarkdown}a{:/}"],
    ["a{# hidden #}b{% comment %}c {{ d }}{% endcomment %}e", "abe"],
    ["{% raw %}{{ kept }} {% this %}{% endraw %}", "{{ kept }} {% this %}"],
    ["{{</* youtube x */>}}", "{{< youtube x >}}"],
  ])("makes of %j what it stands for", (text, expected) => {
    const { problems } = expand(text);
    expect(made(text)).toBe(expected);
    expect(problems).toEqual([]);
  });

  it("keeps the text inside unknown ones, and says where they stand", () => {
    const { text, problems } = expand(
      "Intro\n\n {{< fancy-box colour=red >}}\nInner *text*\n{{< /fancy-box >}}\n{{ page.mood }}\n",
    );
    expect(text).toBe("Intro\n\n \nInner *text*\n\n\n");
    expect(problems).toEqual([
      {
        code: "markup/unknown-shortcode",
        severity: "warning",
        message:
          "Cannot render a shortcode of another generator: expected one of the known ones, got {{< fancy-box colour=red >}}",
        place: { file: "a.md", line: 3, column: 2 },
        hint: "Write what it stands for as Markdown or HTML; the text inside it was kept",
      },
      expect.objectContaining({ place: { file: "a.md", line: 6, column: 1 } }),
    ]);
  });

  it("keeps all branches of program flow, with a warning", () => {
    const { text, problems } = expand("{% if a %}x{% else %}y{% endif %}");
    expect(text).toBe("xy");
    expect(problems.map(({ code }) => code)).toEqual(["markup/unknown-shortcode", "markup/unknown-shortcode"]);
  });

  it.each([
    "```\n{{< youtube x >}} {{ a }}\n```",
    "~~~~ html\n{% image %}\n~~~\nstill {{ code }}\n~~~~",
    "- item\n\n  ```js\n  `{{ a }}`\n  ```\n",
    "Use `{{ a }}` and ``{% b %} ` ``.",
    "<pre>{{ a }}</pre> <code>{% b %}</code>",
    "{closure} and { {x} } and 100 {%",
    "# Title {#id .class}",
  ])("leaves %j as it is", (text) => {
    expect(expand(text)).toEqual({ text, problems: [] });
  });

  it("takes the escapes of Jekyll out of code too", () => {
    expect(made("```\nPASS={% raw %}{{{% endraw %} secret }}\n```")).toBe("```\nPASS={{ secret }}\n```");
  });

  it("leaves nothing of a shortcode outside of code, and never throws", () => {
    const piece = fc.constantFrom(
      ..."{{< {{% {{ >}} %}} }} {% %} {# #} figure youtube /figure raw endraw highlight endhighlight end quote( ) \" ' = src a.png ` ``` \n text".split(
        /(?<=\S) (?=\S)/,
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const { text, problems } = expand(pieces.join(" "));
        expect(text).not.toMatch(/^[^`]*\{\{[<%] (?:figure|youtube)[^{}\n`]*[>%]\}\}/);
        for (const { place } of problems) expect(place?.line).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["opening marks", "{{< ".repeat(150_000)],
    ["opened tags", "{{< a >}}".repeat(60_000)],
    ["closed tags", "{{< /a >}}".repeat(60_000)],
    ["verbatim tags", "{% highlight %}".repeat(20_000)],
    ["backticks", `{{ a }}${"` `` ``` ".repeat(60_000)}`],
    ["tags of code", `{{ a }}${"<pre>".repeat(100_000)}`],
  ])("reads 500 KB of %s in time in proportion", (_, text) => {
    expect(expand(text).text.length).toBeLessThanOrEqual(text.length * 3);
  });
});
