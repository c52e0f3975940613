import { expect } from "vitest";
import type { EndpointSpec } from "@/lib/contracts/endpoint";
import { ENDPOINTS, type EndpointKey } from "@/lib/contracts/endpoints";
import type { Role } from "@/lib/contracts/roles";
import { giveRoles } from "@/lib/server/auth/grants";
import { createToken } from "@/lib/server/auth/api-tokens";
import { db } from "@/lib/server/db/client";
import { callback, makeApp } from "@/lib/server/testing/callback";
import { makePerson, openSession } from "@/lib/server/testing/person";
import { receiveAndStore } from "@/lib/server/testing/post-callback";
import { processAll } from "@/lib/server/testing/process-all";

/** Two apps. Every text of the first begins with its SDKAppID: an answer about the second must not have it. */
export const [FIRST, SECOND] = ["1400000001", "1400000002"] as const;
export const PLANTED = "planted-in-first";

export const ALL_KEYS = Object.keys(ENDPOINTS) as EndpointKey[];
export const READS = ALL_KEYS.filter((key) => key.startsWith("GET ") && ENDPOINTS[key].answer !== "redirect");
export const CHANGES = ALL_KEYS.filter((key) => !key.startsWith("GET "));
export const specOf = (key: EndpointKey): EndpointSpec => ENDPOINTS[key];
export const takes = (key: EndpointKey, parameter: string): boolean => {
  const { query } = specOf(key);
  return query !== undefined && parameter in query.shape;
};

export interface Caller {
  id: string;
  headers: Record<string, string>;
}

/** Makes both apps, with the same history of two users each, and what both can have besides. */
export async function makeTwoApps(): Promise<void> {
  await db().$executeRaw`TRUNCATE app, auth_user, api_token CASCADE`;
  for (const sdkAppId of [FIRST, SECOND]) {
    await makeApp({ sdkAppId });
    const text = sdkAppId === FIRST ? PLANTED : "of-second";
    for (const user of [1, 2].map((n) => `${text}-${n}`)) {
      let ago = 600_000;
      const send = async (Action: string, Reason: string, more = {}) => {
        const Info = { Action, To_Account: user, Reason, ...more };
        ago -= 10_000;
        const body = { CallbackCommand: "State.StateChange", EventTime: Date.now() - ago, Info, KickedDevice: [] };
        const kicks = Action === "Login" && ago < 570_000 ? [{ Platform: "Web" }] : [];
        const query = { SdkAppid: sdkAppId, OptPlatform: "Web" };
        const sent = callback({ body: { ...body, KickedDevice: kicks }, query });
        expect((await receiveAndStore(sent)).status).toBe(200);
        await receiveAndStore(sent);
      };
      await send("Login", "Register");
      for (const CustomStatus of [`${text}-a`, `${text}-b`])
        await send("CustomStatusChange", "SetCustomStatus", { CustomStatus });
      for (let n = 0; n < 2; n++) await send("Login", "Register");
    }
    for (const n of [1, 2]) await receiveAndStore(callback({ body: `{${text}-${n}`, query: { SdkAppid: sdkAppId } }));
    const { id: appId } = await db().app.findUniqueOrThrow({ where: { sdkAppId } });
    for (const n of [1, 2])
      await db().marker.create({
        data: {
          ...{ appId, id: `${text}-${n}`, at: new Date(Date.now() - n * 60_000), createdAt: new Date() },
          ...{ text: `${text} ${n}`, source: text, createdBy: text },
        },
      });
  }
  await processAll();
}

/** A signed-in person with roles in one app, or in all. */
export async function person(email: string, roles: Role[], sdkAppId?: string): Promise<Caller> {
  const id = await makePerson(email, { roles: sdkAppId === undefined ? roles : [] });
  if (sdkAppId !== undefined) {
    const app = await db().app.findUniqueOrThrow({ where: { sdkAppId } });
    await giveRoles(db(), id, app.id, roles);
  }
  return { id, headers: { cookie: await openSession(email) } };
}

/** A personal token of a person, and one of a service that reads the second app. */
export const personalToken = async ({ id: ownerId }: Caller): Promise<Caller> => tokenCaller({ ownerId });
export const serviceToken = (): Promise<Caller> => tokenCaller({}, [SECOND]);

async function tokenCaller(owner: { ownerId?: string }, apps?: string[]): Promise<Caller> {
  const made = await createToken({ name: "own", ...(apps && { apps }) }, owner);
  return { id: made.id, headers: { authorization: `Bearer ${made.token}` } };
}
