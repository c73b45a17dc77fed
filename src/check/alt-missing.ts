import type { Place } from "../model/place.js";
import type { Rule } from "../plugins/rule.js";
import type { Problem } from "../problem/problem.js";

/** Pictures that say nothing to who cannot see them. */
export const altMissing: Rule = {
  code: "check/alt-missing",
  description:
    "A picture has no description (`alt`): who listens to the article, or reads mail with images off, misses it.",

  check({ articles }, _files, report) {
    for (const { picture, undescribed, places, source } of articles) {
      for (const place of undescribed) report(inBody(place));
      if (picture && picture.alt === undefined) report(ofArticle(places.picture ?? { file: source }));
    }
  },
};

function inBody(place: Place): Problem {
  return problem(place, "Write what it shows between the brackets: ![A rider at a relay post](rider.jpg)");
}

function ofArticle(place: Place): Problem {
  return problem(place, 'Write imageAlt: What it shows, or imageAlt: "" where it only decorates');
}

function problem(place: Place, hint: string): Problem {
  return {
    code: altMissing.code,
    severity: "warning",
    message: "Cannot describe this picture to who does not see it: expected an alternative text, got none",
    place,
    hint,
  };
}
