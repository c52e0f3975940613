import { afterEach, expect, it } from "vitest";
import { serveSmtp, type SmtpStandIn } from "../../testing/stand-ins/smtp-server";
import { sendEmail } from "./email";
import { redact } from "./redact";
import { alertMessage } from "./testing/message";
import type { SettingsOf } from "./types";

const PASSWORD = "p4ssword-of-alerts";
let smtp: SmtpStandIn | undefined;
afterEach(async () => smtp?.close());

const settingsFor = (port: number, more: Partial<SettingsOf<"email">> = {}): SettingsOf<"email"> => ({
  kind: "email",
  host: "127.0.0.1",
  port,
  secure: false,
  from: "rollcall@example.com",
  to: ["night@example.com", "day@example.com"],
  ...more,
});
it("sends text and HTML to every recipient, with an id that stays the same", async () => {
  smtp = await serveSmtp(PASSWORD, { disabledCommands: ["STARTTLS"] });
  const message = alertMessage({ title: "Chat\r\nBcc: everyone@example.com", locale: "zh-CN" });
  expect(await sendEmail(settingsFor(smtp.port), message)).toMatchObject({ ok: true });
  const [mail] = smtp.mails;
  expect(mail).toMatchObject({ from: "rollcall@example.com", to: ["night@example.com", "day@example.com"] });
  expect(mail?.source).toContain(`Message-ID: <${message.id}@example.com>`);
  expect(mail?.source).toContain("text/plain");
  expect(mail?.source).toContain("text/html");
  expect(mail?.source.split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/m);
});

it("never sends a password in clear", async () => {
  smtp = await serveSmtp(PASSWORD, { disabledCommands: ["STARTTLS"], allowInsecureAuth: true });
  const settings = settingsFor(smtp.port, { user: "alerts", password: PASSWORD });
  expect(await sendEmail(settings, alertMessage())).toMatchObject({ ok: false });
  expect(smtp.logins).toEqual([]);
});

it("does not trust a certificate that nobody signed", async () => {
  smtp = await serveSmtp(PASSWORD, { secure: true });
  const settings = settingsFor(smtp.port, { secure: true, user: "alerts", password: PASSWORD });
  expect(await sendEmail(settings, alertMessage())).toMatchObject({ ok: false });
  expect(smtp.logins).toEqual([]);
});

it("signs in over TLS, and says when the password is refused, without it", async () => {
  smtp = await serveSmtp(PASSWORD, { secure: true });
  // The certificate of the stand-in has expired.
  const trusted = { rejectUnauthorized: false };
  const settings = settingsFor(smtp.port, { secure: true, user: "alerts", password: PASSWORD });
  expect(await sendEmail(settings, alertMessage(), undefined, trusted)).toMatchObject({ ok: true });
  const wrong = { ...settings, password: "wrong-password" };
  const refused = await sendEmail(wrong, alertMessage(), undefined, trusted);
  expect(refused).toMatchObject({ ok: false, permanent: true, error: expect.stringContaining("535") as string });
  expect(redact(refused.ok ? "" : refused.error, settings)).not.toContain(PASSWORD);
});

it("gives up on a server that does not greet", async () => {
  expect(await sendEmail(settingsFor(1), alertMessage())).toMatchObject({ ok: false });
  const aborted = AbortSignal.abort();
  smtp = await serveSmtp(PASSWORD, { onConnect: () => undefined });
  expect(await sendEmail(settingsFor(smtp.port), alertMessage(), aborted)).toMatchObject({ ok: false });
});
