/** Tells every open page what has changed, as server-sent events (HTML Living Standard §9.2). */
export interface ChangeFeed {
  /** Sends one event to all who listen. */
  send(name: string, data: object): void;
  /** The response to a page that asks to be told. */
  subscribe(signal: AbortSignal): Response;
  close(): void;
}

const HEARTBEAT_MILLISECONDS = 25_000;

/** Makes a feed of changes. A comment goes out now and then, so that proxies do not close it. */
export function createChangeFeed(): ChangeFeed {
  const listeners = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const encoder = new TextEncoder();
  const write = (text: string): void => {
    for (const listener of listeners) listener.enqueue(encoder.encode(text));
  };
  const heartbeat = setInterval(() => write(":\n\n"), HEARTBEAT_MILLISECONDS);
  heartbeat.unref();

  return {
    send: (name, data) => write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
    subscribe: (signal) => {
      let mine: ReadableStreamDefaultController<Uint8Array> | undefined;
      const leave = (): void => {
        if (mine) listeners.delete(mine);
      };
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => {
          mine = controller;
          listeners.add(controller);
          controller.enqueue(encoder.encode("retry: 500\n\n"));
        },
        cancel: leave,
      });
      signal.addEventListener("abort", leave);
      return new Response(stream, {
        headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
      });
    },
    close: () => {
      clearInterval(heartbeat);
      for (const listener of listeners) listener.close();
      listeners.clear();
    },
  };
}
