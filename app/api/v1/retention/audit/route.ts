import { routes } from "@/lib/server/http/routes";
import { readAuditRetention } from "@/lib/server/queries/retention/read-audit";
import { changeAuditRetention } from "@/lib/server/retention/audit";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET retention/audit": () => readAuditRetention(),
  "PUT retention/audit": async ({ body }) => {
    await changeAuditRetention(body);
    return readAuditRetention();
  },
});
