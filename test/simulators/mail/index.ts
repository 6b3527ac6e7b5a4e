// The simulator of a mail service: it takes mails as Resend and Postmark do, and shows them instead of sending them.
import { Hono } from "hono";
import { DroppedSocket } from "../shared/dropped-socket.ts";
import { controlRoutes } from "../shared/control-routes.ts";
import { serveSimulator, type PortOptions } from "../shared/simulator-server.ts";
import { mailApis } from "./api.ts";
import { mailControl, mailFaults, type MailControl } from "./control.ts";
import { mailboxPages } from "./pages.ts";
import type { ReportsTo } from "./reports.ts";
import { emptyState, isMailboxState, type MailboxState } from "./state.ts";

export { postmarkReport, resendReport, type ReportsTo } from "./reports.ts";
export type { ReceivedMail } from "./state.ts";

export interface RunningMailbox {
  /** Origin without a path: the value of RESEND_API_URL and POSTMARK_API_URL, and where people look. */
  url: string;
  control: MailControl;
  close(): Promise<void>;
}

/** @param reportsTo given: a mail's page has buttons that say what became of it */
export async function startMailbox(options: PortOptions, reportsTo?: ReportsTo): Promise<RunningMailbox> {
  const { server, simulator } = await serveSimulator(options, {
    isState: isMailboxState,
    create: (_url, saved, onChange) => createMailbox(saved, onChange, reportsTo),
  });
  return { url: server.url, control: simulator.control, close: server.close };
}

function createMailbox(saved: MailboxState | undefined, onChange: () => void, reportsTo: ReportsTo | undefined) {
  const state = saved ?? emptyState();
  const faults = mailFaults();
  const control = mailControl(state, faults, onChange);
  const app = new Hono();
  app.route("/", mailApis(state, faults, onChange));
  app.route("/__control", controlRoutes(control));
  app.route("/", mailboxPages(state, reportsTo));
  app.onError((error, c) => {
    if (error instanceof DroppedSocket) throw error;
    return c.json({ message: String(error) }, 500);
  });
  return { state, control, fetch: async (request: Request) => app.fetch(request) };
}
