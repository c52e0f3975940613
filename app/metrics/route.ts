import { metrics } from "@/lib/server/metrics";

export const dynamic = "force-dynamic";

/** Prometheus text; behind a token where one is configured. */
export const GET = (request: Request): Promise<Response> => metrics(request.headers.get("authorization"));
