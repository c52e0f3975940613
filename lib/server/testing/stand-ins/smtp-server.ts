import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export interface Mail {
  from: string;
  to: string[];
  source: string;
}

export interface SmtpStandIn {
  port: number;
  mails: Mail[];
  /** User names and passwords that were sent, whether right or wrong. */
  logins: { user?: string | null; password?: string | null }[];
  close: () => Promise<void>;
}

/** A mail server on a free port of this machine. It accepts the user `alerts` with `password`. */
export async function serveSmtp(password: string, options: SMTPServerOptions = {}): Promise<SmtpStandIn> {
  const mails: Mail[] = [];
  const logins: SmtpStandIn["logins"] = [];
  const server = new SMTPServer({
    authOptional: true,
    onAuth: (auth, _session, done) => {
      logins.push({ user: auth.username, password: auth.password });
      if (auth.username === "alerts" && auth.password === password) done(null, { user: "alerts" });
      else done(Object.assign(new Error(`5.7.8 Authentication failed for ${password}`), { responseCode: 535 }));
    },
    onData: (stream, session, done) => {
      void text(stream).then((source) => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({ from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address), source });
        done();
      });
    },
    ...options,
  });
  // A client that refuses the certificate is not an error of the server.
  server.on("error", () => undefined);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const close = () => new Promise<void>((done) => server.close(done));
  return { port: (server.server.address() as AddressInfo).port, mails, logins, close };
}
