import { z } from "zod";

/** What the body of Alert.RequestOverLimit says (docs/protocol.md "Alert callbacks"). */
export interface OverLimit {
  /** `openim/batchsendmsg` */
  api: string | null;
  request: number | null;
  limit: number | null;
}

const overLimit = z.object({
  ServiceName: z.string().catch(""),
  Command: z.string().catch(""),
  Request: z.coerce.number().nullable().catch(null),
  Limit: z.coerce.number().nullable().catch(null),
});

/** The fields of an alert callback that name the API and its rate. Null for what the body does not have. */
export function readOverLimit(body: string): OverLimit {
  const { data } = overLimit.safeParse(parse(body));
  const api = [data?.ServiceName, data?.Command].filter(Boolean).join("/");
  return { api: api === "" ? null : api, request: data?.Request ?? null, limit: data?.Limit ?? null };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
