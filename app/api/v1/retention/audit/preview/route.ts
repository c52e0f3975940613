import { routes } from "@/lib/server/http/routes";
import { previewAuditRetention } from "@/lib/server/queries/retention/read-audit";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET retention/audit/preview": ({ query }) => previewAuditRetention(query.days),
});
