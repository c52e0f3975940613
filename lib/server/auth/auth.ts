import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError } from "better-auth/api";
import { signInDb as db } from "../db/client";
import { env } from "../env";
import { log } from "../log";
import { authSecret } from "../secrets";
import { singleton } from "../singleton";
import { COOKIE_PREFIX } from "./cookie-names";
import { openSessionPlugin } from "./open-session";
import { SECOND } from "@/lib/time/units";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "@/lib/contracts/values";

/** Passwords and sessions in the database. Endpoints of our own call it (lib/contracts/endpoints/account.ts). */
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
    plugins: [openSessionPlugin],
    // None of its routes is served. Attempts are limited by throttle.ts.
    rateLimit: { enabled: false },
    databaseHooks: { session: { create: { before: refuseDeactivated } } },
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

/** Throws if the person of a new session may not sign in. The password has been checked before. */
async function refuseDeactivated({ userId }: { userId: string }): Promise<void> {
  const person = await db().authUser.findUnique({ where: { id: userId }, select: { deactivatedAt: true } });
  if (person?.deactivatedAt != null) throw new APIError("FORBIDDEN");
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
