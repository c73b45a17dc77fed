import { expect, it } from "vitest";
import { createChangeFeed } from "../../src/preview/change-feed.js";

it("createChangeFeed() tells every open page, and forgets those that are gone", async () => {
  const changes = createChangeFeed();
  const gone = new AbortController();
  const [first, second] = [changes.subscribe(new AbortController().signal), changes.subscribe(gone.signal)];
  expect(first.headers.get("content-type")).toBe("text/event-stream");
  changes.send("build", { build: 1 });
  gone.abort();
  changes.send("build", { build: 2 });
  changes.close();
  expect(await first.text()).toBe(
    'retry: 500\n\nevent: build\ndata: {"build":1}\n\nevent: build\ndata: {"build":2}\n\n',
  );
  const reader = second.body?.getReader();
  const chunks = [await reader?.read(), await reader?.read()].map((chunk) => new TextDecoder().decode(chunk?.value));
  expect(chunks.join("")).toBe('retry: 500\n\nevent: build\ndata: {"build":1}\n\n');
});
