import { metrics } from "@/lib/server/metrics/metrics";

export const dynamic = "force-dynamic";

/** Metrics for Prometheus, behind a token if one is configured. */
export const GET = (request: Request): Promise<Response> => metrics(request.headers);
