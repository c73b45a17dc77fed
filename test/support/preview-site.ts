/** A small publication to preview: an issue that is out, one that is being written, a draft, Uyghur and Chinese. */
export const PREVIEW_SITE: Readonly<Record<string, string>> = {
  "content/publication.yaml": `title: The Courier
description: A weekly about how news travels
url: https://courier.example/
timeZone: Asia/Almaty
authors: [{ name: Ada Example }]
publisher: { name: Courier Press, address: 1 Post Road }
email: { from: { address: news@courier.example } }
sending:
  testAddresses: [editors@courier.example]
  unsubscribe: { url: https://courier.example/leave/, address: leave@courier.example }
`,
  "content/articles/telegraph.md": `---
title: The first telegram
date: 2026-11-18
summary: It asked what God had wrought.
tags: [wire]
---
In 1844 a line between Washington and Baltimore carried its first message.

## What came after

Newspapers soon shared the price of the wire.
`,
  "content/articles/pigeons.md": `---
title: Pigeons of Aachen
date: 2026-11-21
tags: [post]
---
A gap in the telegraph between Aachen and Brussels was flown by pigeons in 1850.
`,
  "content/articles/radio.md": `---
title: News by radio
date: 2026-11-21
tags: [radio]
---
Listeners heard the returns of an election in November 1920 before the papers had them.
`,
  "content/articles/xewer.md": `---
title: خەۋەر قانداق تارقىلىدۇ
date: 2026-11-21
language: ug
---
گېزىتلەر ئەسىرلەر بويى خەۋەر توشۇدى.
`,
  "content/articles/draft.md": `---
title: Not ready yet
date: 2026-11-21
draft: true
---
Nobody should read this.
`,
};

/** The moment at which it is previewed: the issue of 27 November is being written. */
export const PREVIEW_NOW = "2026-11-22T12:00:00Z";
