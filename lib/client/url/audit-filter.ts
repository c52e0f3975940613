import { parseAsStringLiteral } from "nuqs";
import { AUDIT_KINDS } from "@/lib/audit/kinds";
import type { QueryOf } from "@/lib/contracts/endpoint-types";
import type { FilterOf, FilterParsers } from "./filter";
import { parseAsText } from "./parsers";

/** Filters of the audit, besides its range. */
export const AUDIT_FILTER = {
  user: parseAsText,
  actor: parseAsText,
  kind: parseAsStringLiteral(AUDIT_KINDS),
} satisfies FilterParsers<QueryOf<"GET audit">>;
export type AuditFilter = FilterOf<typeof AUDIT_FILTER>;
