// Which mail service MAIL_DRIVER names, made of its secrets; a choice that cannot work says what is missing.
import type { Bindings } from "../env.ts";
import { notSent, type MailDriver } from "./driver.ts";
import { cloudflareDriver } from "./drivers/cloudflare.ts";
import { postmarkDriver } from "./drivers/postmark.ts";
import { resendDriver } from "./drivers/resend.ts";

/** `off`, `resend`, `postmark` or `cloudflare`; every other word is as `off`, with a message that names it. */
export function chosenDriver(env: Bindings): MailDriver {
  switch (env.MAIL_DRIVER) {
    case "resend":
      if (!env.RESEND_API_KEY) return missing("the secret RESEND_API_KEY");
      return resendDriver(env.RESEND_API_URL, env.RESEND_API_KEY);
    case "postmark":
      if (!env.POSTMARK_SERVER_TOKEN) return missing("the secret POSTMARK_SERVER_TOKEN");
      return postmarkDriver(env.POSTMARK_API_URL, env.POSTMARK_SERVER_TOKEN);
    case "cloudflare":
      return env.EMAIL === undefined ? missing("the send_email binding EMAIL") : cloudflareDriver(env.EMAIL);
    case "off":
      return never("No mail service is set up: whoever runs Rolecall chooses one with MAIL_DRIVER.");
    default:
      return never(`MAIL_DRIVER names ${env.MAIL_DRIVER}, which is no mail service that Rolecall knows.`);
  }
}

function missing(what: string): MailDriver {
  return async () => notSent("not_set_up", `The mail service lacks ${what} in the webhooks Worker.`);
}

function never(message: string): MailDriver {
  return async () => notSent("off", message);
}
