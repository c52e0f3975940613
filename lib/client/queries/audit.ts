import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { AuditFilter } from "../url/audit-filter";
import { isoRange, type PageRange } from "../url/range";
import { endpointPages } from "./endpoint-query";
import { stampOf } from "./stats";

const AUDIT_PAGE = 100;

/** Entries of the audit, newest first, page by page. `range` is null until it is known. */
export function useAudit(filter: AuditFilter, range: PageRange | null) {
  const query = { ...(range && isoRange(range)), ...filter, limit: AUDIT_PAGE };
  return useInfiniteQuery({
    ...endpointPages("GET audit", query, stampOf(range)),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    enabled: range !== null,
  });
}
