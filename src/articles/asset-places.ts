import { type MediaFacts, measureMedia } from "../media/measure-media.js";
import type { Asset } from "../model/asset.js";
import { digestOf } from "../model/digest.js";
import type { SourceFile } from "../model/source-tree.js";
import type { Memory } from "../plugins/memory.js";
import { publicUrl } from "../publication/feed-addresses.js";
import type { Settings } from "../publication/settings.js";
import { VERSION } from "../version.js";

/** Gives files that articles show or link to their place under `out/`. */
export interface AssetPlaces {
  /**
   * Puts a file at a path, or, where another file has it, beside it under a name with its digest.
   * The same file at the same path is one asset, whoever refers to it.
   */
  place(file: SourceFile, path: string): Asset;
}

/**
 * @param isPage - Whether a page stands at a path under `out/`, letter case aside.
 * @param memory - Keeps what was measured: files are read only where they changed.
 */
export function assetPlaces(settings: Settings, isPage: (path: string) => boolean, memory: Memory): AssetPlaces {
  const owners = new Map<string, Asset>();
  const measured = new Map<string, MediaFacts>();

  function isTaken(path: string, file: SourceFile): boolean {
    const owner = owners.get(path.toLowerCase());
    return isPage(path) || (owner !== undefined && owner.source !== file.path);
  }

  function factsOf(file: SourceFile): MediaFacts {
    const facts = measured.get(file.path) ?? measure(file, memory);
    measured.set(file.path, facts);
    return facts;
  }

  return {
    place(file, wanted) {
      const path = isTaken(wanted, file) ? withDigest(wanted, file) : wanted;
      const known = owners.get(path.toLowerCase());
      if (known) return known;
      const asset: Asset = {
        source: file.path,
        path,
        url: publicUrl(settings, path),
        byteLength: file.byteLength,
        digest: file.digest(),
        ...factsOf(file),
      };
      owners.set(path.toLowerCase(), asset);
      return asset;
    },
  };
}

/** `a/photo.png` → `a/photo-1f0c9a2b.png`: the same on every build, whichever file came first. */
function withDigest(path: string, file: SourceFile): string {
  const mark = `-${file.digest().slice(0, 8)}`;
  return /\.[^./]+$/.test(path) ? path.replace(/\.[^./]+$/, (ending) => mark + ending) : path + mark;
}

function measure(file: SourceFile, memory: Memory): MediaFacts {
  const key = digestOf("media", VERSION, file.digest(), /[^/.]*$/.exec(file.path)?.[0].toLowerCase());
  const known = memory.get(key);
  if (known !== undefined) return JSON.parse(known) as MediaFacts;
  const facts = measureMedia(file.read(), file.path);
  memory.put(key, JSON.stringify(facts));
  return facts;
}
