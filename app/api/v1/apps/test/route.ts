import { testCallback } from "@/lib/contracts/app";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { sendTestCallback } from "@/lib/server/receive/test-callback";

const post = api({ for: "administer", body: testCallback, handle: ({ body }) => sendTestCallback(body.app) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ POST: post });
