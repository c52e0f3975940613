import { statusesStatsAnswer } from "@/lib/contracts/stats/statuses";
import type { PageRange } from "../url/range";
import { useStats } from "./stats";

/** What is set now, and how custom statuses changed in a range. */
export const useStatuses = (range: PageRange | null) => useStats("stats/statuses", statusesStatsAnswer, range);
