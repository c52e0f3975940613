import { testCallback } from "@/lib/contracts/app";
import { api } from "@/lib/server/http/api";
import { sendTestCallback } from "@/lib/server/receive/test-callback";

export const POST = api({ for: "administer", body: testCallback, handle: ({ body }) => sendTestCallback(body.app) });
