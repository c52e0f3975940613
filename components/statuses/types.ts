import type { useStatuses } from "@/lib/client/queries/statuses";
import type { PageRange } from "@/lib/client/url/range";

/** What every panel about the custom statuses of a range is given. */
export interface StatusesPanelProps {
  range: PageRange | null;
  query: ReturnType<typeof useStatuses>;
}
