/** Why a file could not be read, in words where the system has a code; its own text otherwise. */
export function fileTrouble(error: unknown): string {
  if (!(error instanceof Error && "code" in error)) return String(error);
  return WORDS[String(error.code)] ?? String(error.code);
}

const WORDS: Readonly<Record<string, string | undefined>> = {
  ENOENT: "nothing of that name",
  ENOTDIR: "nothing of that name",
  EISDIR: "a folder",
  EACCES: "something that may not be read",
  EPERM: "something that may not be read",
};
