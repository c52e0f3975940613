import type { useKicks } from "@/lib/client/queries/stats";
import type { PageRange } from "@/lib/client/url/range";

/** Props of every panel about the kicks of a range. */
export interface KicksPanelProps {
  range: PageRange | null;
  query: ReturnType<typeof useKicks>;
}
