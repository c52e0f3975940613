/** Answers while the process runs. Only the front watches the database (lib/server/front/database-watch.ts). */
export const GET = () => Response.json({ ok: true, database: null }, { headers: { "cache-control": "no-store" } });
export const dynamic = "force-dynamic";
