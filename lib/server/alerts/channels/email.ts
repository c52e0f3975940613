import type { ConnectionOptions } from "node:tls";
import { createTransport } from "nodemailer";
import { z } from "zod";
import type { AlertMessage } from "@/lib/contracts/alert-message";
import { SECOND } from "@/lib/time/units";
import { htmlOf } from "./email-html";
import { plainText } from "./text";
import type { SendResult, SettingsOf } from "./types";

const CONNECT_MS = 5 * SECOND;
const TOTAL_MS = 20 * SECOND;
const TEXT_BYTES = 100_000;

/** The fields of nodemailer's errors: its own code, and the server's code. */
const smtpError = z.object({ code: z.string().optional(), responseCode: z.number().optional(), message: z.string() });

/**
 * Sends a message by SMTP. A password is only sent over TLS. The answer is that of the server.
 * @param tls the certificates to trust, if not those of Node.js
 */
export async function sendEmail(
  settings: SettingsOf<"email">,
  message: AlertMessage,
  signal?: AbortSignal,
  tls: ConnectionOptions = {},
): Promise<SendResult> {
  const { host, port, secure, user, password, from, to } = settings;
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && password !== undefined,
    tls,
    auth: user === undefined ? undefined : { user, pass: password ?? "" },
    dnsTimeout: CONNECT_MS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: CONNECT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const timeout = AbortSignal.timeout(TOTAL_MS);
  try {
    const sending = transport.sendMail({
      from,
      to,
      subject: message.title,
      text: plainText(message, TEXT_BYTES),
      html: htmlOf(message),
      messageId: `<${message.id}@${from.split("@").at(-1) ?? "rollcall"}>`,
      date: new Date(message.at),
      headers: { "auto-submitted": "auto-generated" },
    });
    const { response } = await Promise.race([sending, aborted(timeout, signal)]);
    return { ok: true, answer: response };
  } catch (error) {
    return failureOf(error);
  } finally {
    transport.close();
  }
}

function aborted(timeout: AbortSignal, signal: AbortSignal | undefined): Promise<never> {
  const ended = AbortSignal.any([timeout, ...(signal === undefined ? [] : [signal])]);
  return new Promise((_resolve, reject) => {
    const giveUp = () =>
      reject(new Error(timeout.aborted ? `No answer within ${TOTAL_MS / SECOND} s.` : "Sending was aborted."));
    if (ended.aborted) giveUp();
    else ended.addEventListener("abort", giveUp, { once: true });
  });
}

/** 5xx answers and refused passwords are final, everything else may pass. */
function failureOf(error: unknown): SendResult {
  const { code, responseCode = 0, message } = smtpError.parse(error);
  return { ok: false, error: message, ...(code === "EAUTH" || responseCode >= 500 ? { permanent: true } : {}) };
}
