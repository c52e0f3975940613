import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { db } from "../db/client";
import { env } from "../env";
import { log } from "../log";
import { authSecret } from "../secrets";
import { singleton } from "../singleton";
import { SECOND } from "@/lib/time/units";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "@/lib/contracts/values";

/** Begins the names of the session cookies. */
export const COOKIE_PREFIX = "rollcall";

/** Sign-in by e-mail and password, with sessions and rate limits in the database. There is no sign-up. */
export const auth = () => singleton("auth", makeAuth);

function makeAuth() {
  const { publicUrl, sessionMaxMs } = env();
  return betterAuth({
    appName: "Rollcall",
    secret: authSecret(),
    ...(publicUrl === null ? {} : { baseURL: publicUrl }),
    trustedOrigins: (request) => originsOf(request?.headers ?? null),
    database: prismaAdapter(db(), { provider: "postgresql" }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
    },
    user: { modelName: "authUser" },
    session: {
      modelName: "authSession",
      expiresIn: sessionMaxMs / SECOND,
      disableSessionRefresh: true,
      additionalFields: { lastActiveAt: { type: "date", input: false, defaultValue: () => new Date() } },
    },
    account: { modelName: "authAccount" },
    verification: { modelName: "authVerification" },
    rateLimit: {
      enabled: true,
      storage: "database",
      modelName: "authRateLimit",
      window: 60,
      max: 120,
      customRules: { "/sign-in/email": { window: 60, max: 10 }, "/get-session": false },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: publicUrl?.startsWith("https://") ?? false,
      // serve/forwarded.ts sets this header to one address that can be trusted.
      ipAddress: { ipAddressHeaders: ["x-forwarded-for"] },
    },
    telemetry: { enabled: false },
    logger: {
      level: "error",
      log: (level, message) => log[level === "debug" ? "info" : level]({ by: "better-auth" }, message),
    },
  });
}

/** The origins that may send requests with a cookie: the public address, and the host of the request itself. */
export function originsOf(headers: Headers | null): string[] {
  const host = headers?.get("host");
  const { publicUrl } = env();
  return [
    ...(publicUrl === null ? [] : [new URL(publicUrl).origin]),
    ...(host ? [`http://${host}`, `https://${host}`] : []),
  ];
}
