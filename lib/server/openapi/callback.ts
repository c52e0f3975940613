import type { OpenAPIRegistry, ResponseConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { stateChangeBody } from "@/lib/protocol/state-change";

const query = z.object({
  SdkAppid: z.string().describe("The app. It must be set up here."),
  CallbackCommand: z.string().describe("`State.StateChange`. Other commands are answered OK and counted.").optional(),
  contenttype: z.literal("json").optional().describe("Always `json`."),
  ClientIP: z.string().describe("The address of the client.").optional(),
  OptPlatform: z.string().describe("The platform of the client, in Tencent's spelling.").optional(),
  RequestTime: z
    .string()
    .describe("When Tencent sent this, in seconds since 1970. Signed requests have it.")
    .optional(),
  Sign: z.string().describe("Hex SHA-256 of the callback token followed by RequestTime.").optional(),
});

/** What the receiver always answers, with whatever HTTP status. */
export const callbackAnswer = z
  .object({
    ActionStatus: z.enum(["OK", "FAIL"]),
    ErrorCode: z.union([z.literal(0), z.literal(1)]),
    ErrorInfo: z.string().describe("What is wrong; empty for OK."),
  })
  .meta({ id: "CallbackAnswer" });

const secret = z.object({ secret: z.string().describe("The app's path secret.") });

const answer = (description: string): ResponseConfig => ({
  description,
  content: { "application/json": { schema: callbackAnswer } },
});

/** Adds the two addresses of the callback, with and without a path secret. */
export function registerCallback(registry: OpenAPIRegistry): void {
  for (const path of ["/api/callback", "/api/callback/{secret}"]) {
    const withSecret = path.endsWith("}");
    registry.registerPath({
      method: "post",
      path,
      operationId: withSecret ? "postCallbackSecret" : "postCallback",
      tags: ["Callback"],
      summary: withSecret ? "Receive a callback, with a path secret" : "Receive a callback",
      description: "Tencent Cloud IM calls this. OK is answered after the event is durable.",
      security: [],
      request: {
        ...(withSecret && { params: secret }),
        query,
        body: { required: true, content: { "application/json": { schema: stateChangeBody } } },
      },
      responses: {
        200: answer("Stored, a duplicate, or a command that is not an event."),
        400: answer("Not JSON, or a field is missing or wrong. `ErrorInfo` names it."),
        401: answer("The signature or the path secret is wrong."),
        403: answer("The app is not set up here."),
        413: answer("The body is over 64 KiB."),
        503: answer("The event cannot be made durable now."),
      },
    });
  }
}
