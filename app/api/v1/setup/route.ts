import { firstAdmin } from "@/lib/contracts/auth";
import { createFirstAdmin } from "@/lib/server/auth/first-admin";
import { api } from "@/lib/server/http/api";

export const POST = api({ for: "anyone", body: firstAdmin, handle: ({ body }) => createFirstAdmin(body) });
