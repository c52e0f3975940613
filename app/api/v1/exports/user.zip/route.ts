import { exportUser } from "@/lib/server/exports/user/user-export";
import { keyOf } from "@/lib/server/http/quotas";
import { routes } from "@/lib/server/http/routes";

export const { GET, POST, PUT, PATCH, DELETE } = routes({
  "GET exports/user.zip": ({ query, principal, request }) =>
    exportUser(query, { owner: keyOf(principal), signal: request.signal }),
});
