import { z } from "zod";
import type { EndpointSpec } from "@/lib/contracts/endpoint";
import { maskAnswer, type Asked } from "@/lib/contracts/mask";
import { fieldsOf } from "@/lib/contracts/role-fields";
import { ALL_APPS, rolesIn } from "@/lib/contracts/roles";
import type { App } from "../apps/registry";
import { appsOf } from "../auth/access";
import type { Principal } from "../auth/session-cache";

/** The parts of a query that name users. */
const namesUsers = z.object({ id: z.string().optional(), q: z.string().optional() });

/** A JSON answer as the roles of `principal` show it in `app`; null is all apps. */
export async function answerFor(
  principal: Principal,
  app: App | null,
  { access, answer: schema }: Pick<EndpointSpec, "access"> & { answer: z.ZodType },
  query: unknown,
  answer: unknown,
): Promise<unknown> {
  const apps = await appsOf(principal);
  const viewOf = (sdkAppId: string | null) => {
    const appId = sdkAppId === null ? app?.id : apps.get(sdkAppId)?.id;
    return fieldsOf(rolesIn(principal.grants, appId ?? ALL_APPS));
  };
  return maskAnswer(schema, answer, viewOf, access === "find" ? askedIn(query) : {});
}

function askedIn(query: unknown): Asked {
  const { id, q } = namesUsers.parse(query);
  return { id, beginning: q };
}
