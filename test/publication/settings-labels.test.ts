import { describe, expect, it } from "vitest";
import { memoryTree } from "../../src/build/memory-tree.js";
import { ProblemError } from "../../src/problem/problem-error.js";
import { parseSettings } from "../../src/publication/parse-settings.js";

const HEAD = "title: The Courier\nurl: https://courier.example/\n";

/** The problems of a settings file with these labels. */
function problemsOf(labels: string): readonly { code: string; line: number | undefined; hint: string | undefined }[] {
  try {
    parseSettings(memoryTree({ "content/publication.yaml": `${HEAD}labels:\n${labels}` }));
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ code, place, hint }) => ({ code, line: place?.line, hint }));
  }
}

describe("labels of the settings", () => {
  it("take words in any language, plural forms among them", () => {
    expect(problemsOf("  yo: { subscribe: Forúkọsílẹ̀ }\n  pl: { article-count.few: '{count} artykuły' }\n")).toEqual(
      [],
    );
  });

  it("refuse a label that there is not, and say which was meant", () => {
    expect(problemsOf("  en:\n    raed-on: Continue\n")).toEqual([
      { code: "publication/settings-unknown", line: 5, hint: 'Did you mean "read-on"?' },
    ]);
  });

  it("refuse a name in braces that nothing fills in", () => {
    const [problem] = problemsOf("  en:\n    updated-on: 'Changed {dat}'\n");
    expect(problem).toMatchObject({ code: "publication/settings-value", line: 5 });
    expect(problem?.hint).toBe("Write {date} where that shall stand");
  });
});
