import { changeRule, listRules } from "@/lib/server/alerts/rule-settings";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET alerts/rules": async ({ query }) => ({ rules: await listRules(query.app) }),
  "PATCH alerts/rules": ({ query, body }) => changeRule(query, body),
});
