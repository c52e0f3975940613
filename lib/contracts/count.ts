import { z } from "zod";
import { instant } from "./common";

/** GET /api/v1/{events,connections,kicks,statuses,users,duplicates}/count: rows of the list with the same filter. */
export const countAnswer = z.object({ asOf: instant, count: z.number().int().nonnegative() });
export type CountAnswer = z.infer<typeof countAnswer>;
