import { resolve } from "node:path";
import { type Context, EXIT } from "./command.js";
import { printJson } from "./print-json.js";
import type { SendOptions } from "./send-options.js";

/** `send --verify`: what decides whether mail arrives, looked at without sending any. */
export async function sendVerify({ dir, dns, json }: SendOptions, context: Context): Promise<number> {
  const { projectSettings } = await import("../disk/project-settings.js");
  const { senderOf } = await import("../email/mail-headers.js");
  const { lookUpTxt, txtFromFile } = await import("../send/dns-records.js");
  const { verifySending } = await import("../send/verify-sending.js");
  const project = resolve(context.cwd, dir);
  const { settings } = await projectSettings(project);
  const findings = await verifySending({
    settings,
    from: senderOf(settings).address,
    project,
    environment: context.env,
    lookup: dns === undefined ? lookUpTxt : txtFromFile(resolve(context.cwd, dns)),
  });
  const ok = findings.every((finding) => finding.ok);
  const { green, red } = context.stdout.colours;
  if (json) printJson({ ok, findings }, context);
  else
    for (const { name, ok: fine, detail } of findings)
      context.stdout.write(`${fine ? green("ok  ") : red("FAIL")} ${name}: ${detail}\n`);
  return ok ? EXIT.fine : EXIT.errors;
}
