import { randomUUID } from "node:crypto";
import { auth } from "@/lib/server/auth/auth";
import { clearSessionCache } from "@/lib/server/auth/session-cache";
import { MAX_BODY_BYTES, readBody } from "@/lib/server/http/body";
import { problemOf } from "@/lib/server/http/problem";

const answer = (request: Request): Promise<Response> => auth().handler(request);

async function change(request: Request): Promise<Response> {
  try {
    const { url, method, headers } = request;
    return await answer(new Request(url, { method, headers, body: await readBody(request, MAX_BODY_BYTES) }));
  } catch (error) {
    return problemOf(error, randomUUID());
  } finally {
    clearSessionCache();
  }
}

export { answer as GET, change as POST };
