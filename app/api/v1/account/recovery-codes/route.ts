import { newRecoveryCodes } from "@/lib/server/auth/factors";
import { requireOwnPassword } from "@/lib/server/auth/passwords";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "POST account/recovery-codes": async ({ principal, body }) => {
    await requireOwnPassword(principal.id, body.password);
    return { recoveryCodes: await newRecoveryCodes(principal.id) };
  },
});
