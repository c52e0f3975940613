import { z } from "zod";
import { newToken } from "@/lib/contracts/auth";
import { createToken, deleteToken, listTokens } from "@/lib/server/auth/tokens";
import { api } from "@/lib/server/http/api";

export const GET = api({ for: "administer", handle: async () => ({ tokens: await listTokens() }) });

export const POST = api({ for: "administer", body: newToken, handle: ({ body }) => createToken(body.name) });

export const DELETE = api({
  for: "administer",
  query: z.object({ id: z.string() }),
  handle: async ({ query }) => deleteToken(query.id),
});
