import { ServiceError } from "@/lib/server/errors";
import { serve } from "@/lib/server/http/serve";

/** An unknown path of the API answers a problem, not a page. */
const unknown = serve({ access: "signed-in" }, ({ request }) =>
  Promise.reject(new ServiceError("not_found", `There is no ${new URL(request.url).pathname}`)),
);

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT };
