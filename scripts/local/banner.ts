// What `npm start` prints when everything is up: where to look, in aligned lines.
import { DEMO_PEOPLE } from "../../test/simulators/identity/people.ts";

export type Banner = {
  readonly publicUrl: string;
  /** While the set-up link waits for its use. */
  readonly setupUrl: string | undefined;
  readonly leverPages: string | undefined;
  readonly mailbox: string | undefined;
  readonly hasDemoPeople: boolean;
  readonly hasApiToken: boolean;
  readonly logFile: string;
};

export function bannerLines(banner: Banner): string[] {
  const { publicUrl, setupUrl, leverPages } = banner;
  const rows: [string, string][] = [["Dashboard", publicUrl]];
  if (setupUrl)
    rows.push(
      ["Set-up link", setupUrl],
      ["", "works once: whoever signs in through it becomes the owner of Meridian Robotics"],
    );
  if (leverPages) rows.push(["Lever", `${leverPages}  (simulator: act as the recruiter here)`]);
  if (banner.mailbox) rows.push(["Mailbox", `${banner.mailbox}  (every mail that Rolecall sends is shown here)`]);
  if (banner.hasDemoPeople) {
    const [first, ...others] = DEMO_PEOPLE.map((person) => `${person.name}: ${person.about}`);
    rows.push(["Sign in as", first ?? ""], ...others.map((line): [string, string] => ["", line]));
  }
  rows.push(["JSON API", `${publicUrl}/api/v1${banner.hasApiToken ? "  (bearer token: your API_TOKEN)" : ""}`]);
  rows.push(["Cron", "every minute; npm run tick fires it now"], ["Log", banner.logFile]);
  return [
    "",
    "  Rolecall is running. Ctrl-C ends it.",
    "",
    ...rows.map(([label, text]) => `  ${label.padEnd(13)}${text}`),
    "",
  ];
}
