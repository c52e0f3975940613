import { receive } from "@/lib/server/receive/receive";
import { readCallback } from "@/lib/server/receive/web-adapter";

export const dynamic = "force-dynamic";

/** The callback where Next runs alone; the product's own server answers before this is reached. */
async function answer(request: Request): Promise<Response> {
  const { status, body } = await receive(await readCallback(request));
  const headers = { "content-type": "application/json; charset=utf-8", ...(status === 405 ? { allow: "POST" } : {}) };
  return new Response(request.method === "HEAD" ? null : body, { status, headers });
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
};
