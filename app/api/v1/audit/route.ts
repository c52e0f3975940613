import { routes } from "@/lib/server/http/routes";
import { listAudit } from "@/lib/server/queries/audit";

export const { GET, POST, PUT, PATCH, DELETE } = routes({ "GET audit": ({ query }) => listAudit(query) });
