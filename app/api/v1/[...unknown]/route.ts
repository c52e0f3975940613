import { ServiceError } from "@/lib/server/errors";
import { api } from "@/lib/server/http/api";

/** Whatever else is asked of the API gets a problem too, not a page. */
const unknown = api({
  for: "read",
  handle: ({ request }) =>
    Promise.reject(new ServiceError("not_found", `There is no ${new URL(request.url).pathname}`)),
});

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT };
