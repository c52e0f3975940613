import type { NewEvent } from "./judge";

/** An event of an app, ready to be appended. */
export interface Appendable {
  appId: number;
  event: NewEvent;
  /** Our clock minus Tencent's, in milliseconds, if the request tells it. */
  skewMs: number | null;
}
