import { z } from "zod";
import { newToken } from "@/lib/contracts/auth";
import { createToken, deleteToken, listTokens } from "@/lib/server/auth/api-tokens";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";

const get = api({ for: "administer", handle: async () => ({ tokens: await listTokens() }) });

const post = api({ for: "administer", body: newToken, handle: ({ body }) => createToken(body.name) });

const remove = api({
  for: "administer",
  query: z.object({ id: z.string() }),
  handle: async ({ query }) => deleteToken(query.id),
});

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get, POST: post, DELETE: remove });
