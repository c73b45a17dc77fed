import { Hono, type HonoRequest } from "hono";
import { refusedBySystem } from "../disk/refused-by-system.js";
import type { Issue } from "../model/issue.js";
import { formatProblem } from "../problem/format-problem.js";
import { ProblemError } from "../problem/problem-error.js";
import type { ChangeFeed } from "./change-feed.js";
import type { ClientName } from "./clients/client-view.js";
import { SUPPORT } from "./clients/support-data.js";
import type { CompositionDesk } from "./composition-desk.js";
import { type DeskOptions, describeDesk } from "./describe-desk.js";
import { describeIssue } from "./describe-issue.js";
import type { DeskFiles } from "./desk-files.js";
import { fillForReader } from "./fill-for-reader.js";
import { type Guard, guard } from "./guard.js";
import type { PreviewedProject } from "./previewed-project.js";
import { readComposition } from "./read-composition.js";
import { siteResponse } from "./site-response.js";
import { colourSheet } from "./views/colour-scheme.js";
import { viewMail } from "./views/view-mail.js";

/**
 * What the desk itself may do: its own scripts, styles and pictures, and nothing from anywhere else. What it shows of
 * feeds inherits that: their sound, and the alignment of their cells.
 */
const DESK_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; media-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/** What a previewed mail or page may do: show itself. */
const FRAME_POLICY =
  "sandbox allow-same-origin allow-popups; default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/**
 * The routes of the preview.
 *
 * | path | |
 * |---|---|
 * | `/`, `/issues/…`, `/articles/…`, `/feeds/…`, `/problems` | the desk; the page reads its own address |
 * | `/desk/…` | the desk's script and styles |
 * | `/api/…` | what the desk is told, and the few things it may do |
 * | `/mail/<slug>/…` | the mail of an issue, looked at in some way |
 * | `/look/<path>` | a page of the archive for the desk's frame |
 * | `/site/<path>` | the output as a good host would serve it |
 * | `/events` | server-sent events: one a build |
 */
export function createApp(preview: {
  readonly project: PreviewedProject;
  readonly changes: ChangeFeed;
  readonly compositions: CompositionDesk;
  readonly files: DeskFiles;
  readonly guard: Guard;
  readonly options: DeskOptions;
}): Hono {
  const { project, changes, compositions, files, options } = preview;
  const app = new Hono();
  app.use(guard(preview.guard));
  app.use(async (context, next) => {
    await next();
    context.res.headers.set("x-content-type-options", "nosniff");
    context.res.headers.set("referrer-policy", "no-referrer");
  });
  app.onError((error, context) => {
    const refused = refusedBySystem(error);
    if (refused) return context.text(`${formatProblem(refused)}\n`, 422);
    return context.text(`${error.message}\n`, error instanceof ProblemError ? 422 : 500);
  });

  app.get("/events", (context) => changes.subscribe(context.req.raw.signal));
  app.get("/api/desk", (context) => context.json(describeDesk(project, options)));
  app.get("/api/readers", async (context) => context.json(await project.readers()));
  app.get("/api/issues/:slug", async (context) => {
    const issue = findIssue(project, context.req.param("slug"));
    const publication = project.build?.publication;
    if (!issue || !publication) return context.notFound();
    const view = { file: compositions.fileOf(issue), reader: readerOf(context.req.query()) };
    return context.json(await describeIssue(project, publication, issue, view));
  });
  app.post("/api/issues/:slug/composition", async (context) => {
    const issue = findIssue(project, context.req.param("slug"));
    if (!issue) return context.notFound();
    const change = readComposition(await postedIn(context.req));
    if (!change) return context.text("Cannot read the composition: expected JSON of pins and sections\n", 400);
    return context.json(await compositions.write(issue, change));
  });
  app.post("/api/undo", async (context) => context.json(await compositions.undo()));
  app.post("/api/issues/:slug/test", async (context) => {
    const issue = findIssue(project, context.req.param("slug"));
    if (!issue) return context.notFound();
    const posted = (await postedIn(context.req)) as { readonly to?: unknown } | null | undefined;
    const to = posted?.to;
    if (typeof to !== "string" || !isTestAddress(project, to)) {
      return context.text("Refused: tests go to the addresses under sending.testAddresses only\n", 403);
    }
    return context.json(await project.sendTest(issue, to));
  });

  app.get("/mail/:slug/digest.html", async (context) => {
    const issue = findIssue(project, context.req.param("slug"));
    if (!issue) return context.notFound();
    const { message } = await project.digestOf(issue);
    const { scheme, images, client } = context.req.query();
    const html = viewMail(fillForReader(message, readerOf(context.req.query())).html, {
      scheme: scheme === "dark" || scheme === "inverted" ? scheme : "light",
      images: images === "off" ? "off" : "on",
      client: isClient(client) ? client : undefined,
      localise: { from: project.build?.publication.settings.url ?? "", to: "/site/" },
    });
    return framed(html);
  });
  app.get("/mail/:slug/digest.eml", async (context) => {
    const issue = findIssue(project, context.req.param("slug"));
    if (!issue) return context.notFound();
    const type = {
      "content-type": "message/rfc822",
      "content-disposition": `attachment; filename="${encodeURIComponent(issue.slug)}.eml"`,
    };
    return new Response(Buffer.from(await project.emlOf(issue)), { headers: type });
  });
  app.get("/look/*", async (context) => {
    const path = pathAfter(context.req.path, "/look/");
    const file = path === undefined ? undefined : await project.fileAt(path);
    if (!file) return context.notFound();
    const scheme = context.req.query("scheme") === "dark" ? "dark" : "light";
    if (file.mediaType.startsWith("text/css")) {
      const sheet = colourSheet(Buffer.from(file.bytes).toString("utf8"), scheme);
      return siteResponse({ ...file, bytes: Buffer.from(sheet) }, context.req.raw);
    }
    if (!file.mediaType.startsWith("text/html")) return siteResponse(file, context.req.raw);
    const page = viewMail(Buffer.from(file.bytes).toString("utf8"), {
      scheme,
      images: "on",
      localise: { from: project.build?.publication.settings.url ?? "", to: "/site/" },
    });
    return framed(page);
  });
  app.get("/site/*", async (context) => {
    const path = pathAfter(context.req.path, "/site/");
    const file = path === undefined ? undefined : await project.fileAt(path);
    if (!file) return context.notFound();
    const response = siteResponse(file, context.req.raw);
    if (file.mediaType.startsWith("text/html")) response.headers.set("content-security-policy", FRAME_POLICY);
    return response;
  });

  app.get("/desk/:file", async (context) => {
    const file = await files.read(context.req.param("file"));
    return file ? siteResponse(file, context.req.raw) : context.notFound();
  });
  app.get("*", async (context) => {
    if (!/^\/(?:$|issues\/|articles\/|feeds\/|problems)/.test(context.req.path)) return context.notFound();
    const page = await files.read("desk.html");
    if (!page) return context.notFound();
    const response = siteResponse(page, context.req.raw);
    response.headers.set("content-security-policy", DESK_POLICY);
    return response;
  });
  return app;
}

function findIssue(project: PreviewedProject, slug: string): Issue | undefined {
  return project.build?.publication.issues.find((issue) => issue.slug === slug);
}

function isTestAddress(project: PreviewedProject, address: string): boolean {
  return project.build?.publication.settings.sending.testAddresses.includes(address) ?? false;
}

function isClient(name: string | undefined): name is ClientName {
  return name !== undefined && Object.hasOwn(SUPPORT.clients, name);
}

/** Values typed for a reader of one's own making: `?reader.name=Ada`. */
function readerOf(query: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const given = Object.entries(query).filter(([name]) => name.startsWith("reader."));
  return new Map(given.map(([name, value]) => [name.slice("reader.".length), value]));
}

/** What was posted as JSON; undefined where it is none. */
function postedIn(request: HonoRequest): Promise<unknown> {
  return request.json<unknown>().catch(() => undefined);
}

/** The decoded path of a file under `out/`; a folder's is its page. Undefined where it cannot be decoded: no file has it. */
function pathAfter(path: string, prefix: string): string | undefined {
  const rest = decoded(path.slice(prefix.length));
  return rest === "" || rest?.endsWith("/") ? `${rest}index.html` : rest;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function framed(html: string): Response {
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": FRAME_POLICY,
      "cache-control": "no-store",
    },
  });
}
