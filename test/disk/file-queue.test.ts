import { expect, it } from "vitest";
import { checkedFiles } from "../../src/build/checked-file.js";
import { FileQueue, type FileToMake } from "../../src/disk/file-queue.js";

function queueOf(...paths: readonly string[]): FileQueue {
  const files = paths.map((path) => ({ path, mediaType: "text/plain", key: path, bytes: () => path }));
  return new FileQueue(checkedFiles(files, [], () => undefined).map((file) => ({ file, isOurs: false })));
}

const pathsOf = (files: readonly FileToMake[]) => files.map(({ file }) => file.path);

it("gives every file once, from both ends", () => {
  const queue = queueOf("a", "b", "c/1", "d/1", "e/1");
  expect(queue.next()?.file.path).toBe("a");
  expect(pathsOf(queue.takeLast(2))).toEqual(["d/1", "e/1"]);
  expect(queue.length).toBe(2);
  expect(pathsOf(queue.takeLast(9))).toEqual(["b", "c/1"]);
  expect(queue.next()).toBeUndefined();
  expect(queue.takeLast(1)).toEqual([]);
});

it("does not part the files of a folder, unless there are many of them", () => {
  const queue = queueOf("x", "many/1", "many/2", "many/3", "many/4", "mail/1", "mail/2", "mail/3");
  expect(pathsOf(queue.takeLast(2))).toEqual(["mail/1", "mail/2", "mail/3"]);
  expect(pathsOf(queue.takeLast(1))).toEqual(["many/3", "many/4"]);
});

it("gives files that come back to the front alone", () => {
  const queue = queueOf("a/1", "b/1", "c/1");
  queue.giveBack(queue.takeLast(2));
  expect(queue.length).toBe(3);
  expect(pathsOf(queue.takeLast(3))).toEqual(["a/1"]);
  expect(queue.next()?.file.path).toBe("c/1");
  expect(queue.next()?.file.path).toBe("b/1");
  expect(queue.length).toBe(0);
});
