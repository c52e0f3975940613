import { randomUUID } from "node:crypto";
import { auth } from "@/lib/server/auth/auth";
import { clearSessionCache } from "@/lib/server/auth/session-cache";
import { ServiceError } from "@/lib/server/errors";
import { MAX_BODY_BYTES, readBody } from "@/lib/server/http/body";
import { problemOf } from "@/lib/server/http/problem";

/** What the console uses of better-auth. Of its other paths, each would add a row to the table of rate limits. */
const METHODS: Readonly<Record<string, string>> = {
  "/api/auth/sign-in/email": "POST",
  "/api/auth/sign-out": "POST",
  "/api/auth/get-session": "GET",
};

async function answer(request: Request): Promise<Response> {
  try {
    const { url, method, headers } = request;
    const { pathname } = new URL(url);
    const allowed = METHODS[pathname];
    if (allowed === undefined) throw new ServiceError("not_found", `There is no ${pathname}`);
    if (method !== allowed) throw new ServiceError("method", `${pathname} takes ${allowed}, not ${method}`);
    if (method === "GET") return await auth().handler(request);
    const body = await readBody(request, MAX_BODY_BYTES);
    return await auth().handler(new Request(url, { method, headers, body })).finally(clearSessionCache);
  } catch (error) {
    return problemOf(error, randomUUID());
  }
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
