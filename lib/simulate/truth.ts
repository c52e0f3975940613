import { z } from "zod";
import { END_CAUSES } from "@/lib/presence/types";
import { PLATFORMS } from "@/lib/protocol/platform";
import { REASONS } from "./reasons";
import type { Account, Link } from "./types";

const millis = z.number().int();
const platform = z.enum(PLATFORMS);

/** One connection of one client. */
export const truthConnection = z.object({
  platform,
  /** Which of the user's devices: `phone`, `second phone`, `tablet`, `desk`, `browser`, `mini program`, … */
  device: z.string(),
  oldSdk: z.boolean(),
  clientIp: z.string(),
  startedAt: millis,
  /** When the client really left; null while it is connected. */
  goneAt: millis.nullable(),
  /** When Tencent noticed: the time of the end event, or of the login that replaced the connection. */
  noticedAt: millis.nullable(),
  /** What really happened. */
  cause: z.enum(REASONS).nullable(),
  /** The cause that a perfect receiver records; null while the connection is open at Tencent. */
  endCause: z.enum(END_CAUSES).nullable(),
});
export type TruthConnection = z.infer<typeof truthConnection>;

export const truthUser = z.object({
  userId: z.string(),
  /** Distinct callbacks of this user that were sent; a user with none is unknown to the receiver. */
  sent: z.number().int(),
  lost: z.number().int(),
  firstSentEventTime: millis.nullable(),
  /** Ended connections by end, then open ones by start. */
  connections: z.array(truthConnection),
  /** The state at Tencent at the end: what a receiver shows that missed nothing. */
  vendor: z.object({
    online: z.boolean(),
    openByPlatform: z.partialRecord(platform, z.number().int()),
    customStatus: z.string().nullable(),
  }),
  /** True if the callbacks that were sent determine the state at Tencent. */
  allows: z.object({ connections: z.boolean(), customStatus: z.boolean() }),
});
export type TruthUser = z.infer<typeof truthUser>;

/** The file that `npm run simulate -- --truth` writes. All times are milliseconds since the epoch. */
export const truthFile = z.object({
  seed: z.number().int(),
  options: z.record(z.string(), z.unknown()),
  startedAt: millis,
  endedAt: millis,
  /** `total` = distinct + duplicates. `lost` callbacks were not sent. */
  sent: z.object({
    distinct: z.number().int(),
    total: z.number().int(),
    lost: z.number().int(),
    duplicates: z.number().int(),
  }),
  users: z.array(truthUser),
});
export type TruthFile = z.infer<typeof truthFile>;

/** The truth about an account now. Its ended connections are present only if the simulation keeps the history. */
export function truthOf(account: Account): TruthUser {
  const { observable, links, status } = account;
  const openByPlatform: TruthUser["vendor"]["openByPlatform"] = {};
  for (const { client } of links) openByPlatform[client.platform] = (openByPlatform[client.platform] ?? 0) + 1;
  return {
    userId: account.userId,
    sent: observable.sent,
    lost: observable.lost,
    firstSentEventTime: observable.firstSentAt,
    connections: [...(account.history ?? []), ...links].map(truthOfLink),
    vendor: { online: links.length > 0, openByPlatform, customStatus: status },
    allows: {
      connections: observable.knowsConnections,
      customStatus: observable.knowsStatus && account.statusClearsAt === null,
    },
  };
}

function truthOfLink(link: Link): TruthConnection {
  return {
    platform: link.client.platform,
    device: link.client.label,
    oldSdk: link.client.oldSdk,
    clientIp: link.clientIp,
    startedAt: link.startedAt,
    goneAt: link.goneAt,
    noticedAt: link.noticedAt,
    cause: link.reason,
    endCause: link.endCause,
  };
}
