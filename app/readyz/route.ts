import { readiness } from "@/lib/server/readiness";

export const dynamic = "force-dynamic";

/** Answers 200 if the database is reachable and every migration is applied, else 503. */
export async function GET(): Promise<Response> {
  const { ready, detail } = await readiness();
  return Response.json({ ready, detail }, { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } });
}
