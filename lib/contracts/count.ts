import { z } from "zod";
import { instant } from "./common";

/** The number of rows of a list with the same filter. */
export const countAnswer = z.object({ asOf: instant, count: z.number().int().nonnegative() });
export type CountAnswer = z.infer<typeof countAnswer>;
