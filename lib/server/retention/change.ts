import type { ChangeRetention } from "@/lib/contracts/retention";
import { appNamed } from "../apps/registry";
import { db } from "../db/client";
import { ServiceError } from "../errors";

/** Sets for how long an app keeps its data. The next run removes what is older. Throws ServiceError. */
export async function changeRetention(sdkAppId: string | undefined, days: ChangeRetention): Promise<void> {
  const { id: appId } = await appNamed(sdkAppId);
  const { eventsDays, connectionsDays } = days;
  if ((connectionsDays ?? Infinity) < (eventsDays ?? Infinity))
    throw new ServiceError("invalid", "connectionsDays: must not be less than eventsDays");
  const data = { eventsDays, connectionsDays, changedAt: new Date(), error: null };
  await db().retention.upsert({ where: { appId }, create: { appId, ...data }, update: data });
}
