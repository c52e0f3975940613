import { z } from "zod";
import { instant } from "./common";
import { incident } from "./stats/incidents";
import { count } from "./stats/range";
import { text } from "./personal";

/** What concerns everybody, whatever page is open: of every app, as each entry names its `app` (SDKAppID). */
export const troubles = {
  /** Incidents that go on or ended within the last hour, newest first. */
  incidents: z.array(z.object({ app: text("plain"), ...incident.shape })),
  /** Apps whose callbacks have stopped, with the usual number of callbacks since then; null if that is not known. */
  silences: z.array(z.object({ app: text("plain"), since: instant, expected: count.nullable() })),
};
export type Troubles = z.infer<z.ZodObject<typeof troubles>>;
