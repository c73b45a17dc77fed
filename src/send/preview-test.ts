import type { DigestMessage } from "../model/digest-message.js";
import type { Instant } from "../model/instant.js";
import type { Settings } from "../publication/settings.js";
import { openTransport } from "./open-transport.js";
import { sendTest } from "./send-test.js";
import { type Environment, openSendingFolder } from "./sending-folder.js";

/** A mail that the preview is asked to send to one address. */
export interface PreviewTest {
  readonly message: DigestMessage;
  readonly settings: Settings;
  /** Folder of the project. */
  readonly project: string;
  readonly to: string;
}

/**
 * Makes what the preview sends tests with: the same way as `postrider send --test`, on a
 * connection of its own.
 *
 * @param now - The clock.
 */
export function previewTests(environment: Environment, now: () => Instant) {
  return async ({ message, settings, project, to }: PreviewTest): Promise<{ outcome: string; detail: string }> => {
    const { server, folder } = settings.sending;
    const transport = openTransport({ server, connections: 1, project, environment, write: () => undefined });
    try {
      const { secret } = openSendingFolder(project, folder, environment);
      const { state, reply } = await sendTest({ message, settings, project, secret, to, transport, now: now() });
      return { outcome: state, detail: reply };
    } finally {
      await transport.close();
    }
  };
}
