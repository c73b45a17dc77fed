import type { DeskState, IssueDetails } from "../desk-model.js";

/** Articles of an issue by `CompositionEntry.name`, as the editor has put them. */
export interface CompositionChange {
  /** At the head, the first as the lead. */
  readonly pins: readonly string[];
  readonly sections: readonly { readonly as: string; readonly title: string; readonly articles: readonly string[] }[];
}

/** Reads from the preview's server. Throws with the server's own words when it refuses. */
export const api = {
  desk: () => json<DeskState>("/api/desk"),
  issue: (slug: string, reader: URLSearchParams, signal: AbortSignal) =>
    json<IssueDetails>(`/api/issues/${encodeURIComponent(slug)}?${reader.toString()}`, signal),
  readers: () => json<readonly Readonly<Record<string, string>>[]>("/api/readers"),
  text: async (path: string, signal: AbortSignal) => (await get(path, signal)).text(),
  /** Writes the composition of an issue into its file. */
  compose: (slug: string, change: CompositionChange) =>
    post<{ readonly file: string; readonly created: boolean }>(
      `/api/issues/${encodeURIComponent(slug)}/composition`,
      change,
    ),
  /** Takes the last writing of `compose` back. */
  undo: () => post<{ readonly file: string }>("/api/undo", {}),
  sendTest: (slug: string, to: string) =>
    post<{ readonly outcome: string; readonly detail: string }>(`/api/issues/${encodeURIComponent(slug)}/test`, { to }),
};

async function json<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await get(path, signal)).json() as Promise<T>;
}

async function get(path: string, signal: AbortSignal | null = null): Promise<Response> {
  return checked(await fetch(path, { cache: "no-store", signal }));
}

async function post<T>(path: string, body: object): Promise<T> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await checked(response)).json() as Promise<T>;
}

async function checked(response: Response): Promise<Response> {
  if (!response.ok) throw new Error((await response.text()).trim());
  return response;
}
