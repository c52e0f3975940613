import { RULES } from "@/lib/alerts/rules";
import { ALL_APPS } from "@/lib/contracts/roles";
import { permit } from "@/lib/server/auth/access";
import { changeRule, listRules } from "@/lib/server/alerts/rule-settings";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET alerts/rules": async ({ query }) => ({ rules: await listRules(query.app) }),
  "PATCH alerts/rules": ({ query, body, principal }) => {
    // A rule of the installation is the same for every app.
    if (RULES[query.rule].scope === "installation") permit(principal, "administer", ALL_APPS);
    return changeRule(query, body);
  },
});
