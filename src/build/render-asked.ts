import type { CheckedFile, Rendered } from "./checked-file.js";

/** A file of a build by what it is: equal keys promise equal bytes and problems. */
export type AskedFile = Pick<CheckedFile, "path" | "key">;

/** A rendered file that can be moved to another thread: nobody else holds its bytes. */
export interface OwnRendered extends Rendered {
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/**
 * Renders files that another build of the same publication asks for.
 *
 * A file comes back undefined where this build means something else by it, as when a source was
 * changed between the two; and where it cannot be rendered for no fault of the publication: who asks
 * then renders it, and finds out why.
 */
export async function renderAsked(
  files: ReadonlyMap<string, CheckedFile>,
  asked: readonly AskedFile[],
): Promise<readonly (OwnRendered | undefined)[]> {
  const rendered: (OwnRendered | undefined)[] = [];
  for (const { path, key } of asked) rendered.push(await renderSame(files.get(path), key));
  return rendered;
}

async function renderSame(file: CheckedFile | undefined, key: string): Promise<OwnRendered | undefined> {
  if (file?.key !== key) return undefined;
  try {
    const { bytes, problems } = await file.render();
    return bytes === undefined ? { problems } : { bytes: ownBytes(bytes), problems };
  } catch {
    return undefined;
  }
}

const encoder = new TextEncoder();

/** Renderers may give the same bytes again. */
function ownBytes(bytes: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return typeof bytes === "string" ? encoder.encode(bytes) : new Uint8Array(bytes);
}
