import type { ChangeRetention } from "@/lib/contracts/retention";
import { unfitKind, type RetentionKind } from "@/lib/contracts/retention-kinds";
import { appNamed } from "../apps/registry";
import { db } from "../db/client";
import { ServiceError } from "../errors";

const UNFIT: Record<RetentionKind, string> = {
  raw: "rawDays: must not be more than eventsDays",
  events: "eventsDays: must not be more than connectionsDays",
  connections: "connectionsDays: must not be less than eventsDays",
  sums: "sumsDays: must not be less than connectionsDays",
};

/** Sets for how long an app keeps its data. The next run removes what is older. Throws ServiceError. */
export async function changeRetention(sdkAppId: string | undefined, days: ChangeRetention): Promise<void> {
  const { id: appId } = await appNamed(sdkAppId);
  const unfit = unfitKind(days);
  if (unfit !== null) throw new ServiceError("invalid", UNFIT[unfit]);
  const data = { ...days, changedAt: new Date(), error: null };
  await db().retention.upsert({ where: { appId }, create: { appId, ...data }, update: data });
}
