import type { z } from "zod";
import type { NewOwnToken, NewTokenAnswer, ownTokensAnswer } from "@/lib/contracts/tokens";
import { env } from "../env";
import { ServiceError } from "../errors";
import { appFor } from "./access";
import { createToken, listTokens } from "./api-tokens";
import type { Principal } from "./session-cache";

/** The API tokens of a person, and whether the installation allows any. */
export async function listOwnTokens({ id }: Principal, now: Date): Promise<z.infer<typeof ownTokensAnswer>> {
  return { allowed: env().personalTokens, tokens: await listTokens(now, id) };
}

/** Creates an API token of a person, for apps that they have a role in. Throws ServiceError. */
export function createOwnToken(given: NewOwnToken, principal: Principal): Promise<NewTokenAnswer> {
  if (!env().personalTokens)
    throw new ServiceError("forbidden", "This installation does not allow API tokens of persons");
  return createToken(given, { ownerId: principal.id, appOf: (sdkAppId) => appFor(principal, sdkAppId) });
}
