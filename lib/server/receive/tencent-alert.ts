import { storable } from "@/lib/protocol/state-change";
import type { CallbackRequest } from "./request";

/** One of Tencent's own alert callbacks, as received. */
export interface TencentAlert {
  command: string;
  receivedAt: number;
  query: string;
  body: string;
  bodyBytes: number;
}

/** A callback of an app to keep. */
export interface KeptAlert {
  appId: number;
  alert: TencentAlert;
  skewMs: number | null;
}

/** Number of Tencent's alert callbacks, the newest, that are kept for each app. */
export const KEPT_ALERTS = 1_000;
const MAX_COMMAND = 100;
const MAX_QUERY = 8_000;

/** The alert that a request with an alert command is. */
export const alertOf = (command: string, { receivedAt, query, body, bodyBytes }: CallbackRequest): TencentAlert => ({
  command: storable(command).slice(0, MAX_COMMAND),
  receivedAt,
  query: storable(query).slice(0, MAX_QUERY),
  body: storable(new TextDecoder().decode(body)),
  bodyBytes,
});
