import { firstAdmin } from "@/lib/contracts/auth";
import { createFirstAdmin } from "@/lib/server/auth/first-admin";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";

const post = api({ for: "anyone", body: firstAdmin, handle: ({ body }) => createFirstAdmin(body) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ POST: post });
