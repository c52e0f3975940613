import type { useStatuses } from "@/lib/client/queries/stats";
import type { PageRange } from "@/lib/client/url/range";

/** Props of every panel about the custom statuses of a range. */
export interface StatusesPanelProps {
  range: PageRange | null;
  query: ReturnType<typeof useStatuses>;
}
