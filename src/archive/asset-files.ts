import type { Asset } from "../model/asset.js";
import { digestOf } from "../model/digest.js";
import type { OutputFile } from "../model/output-file.js";
import type { Publication } from "../publication/publication.js";

/** The pictures, sounds and documents of all articles, as they are; one that several articles use goes out once. */
export function assetFiles({ articles, readSource }: Publication): readonly OutputFile[] {
  const assets = new Map<string, Asset>();
  for (const article of articles) for (const asset of article.assets) assets.set(asset.path, asset);
  return Array.from(assets.values(), ({ path, source, mediaType, digest }) => ({
    path,
    mediaType,
    place: { file: source },
    key: digestOf("asset", digest),
    bytes: () => readSource(source),
  }));
}
