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
  /** When the client was really gone; null while it is there. */
  goneAt: millis.nullable(),
  /** When the vendor noticed: the time of the end event, or of the login that took its place; null while it has not. */
  noticedAt: millis.nullable(),
  /** What really happened. */
  cause: z.enum(REASONS).nullable(),
  /** What a perfect receiver says of its end; null while the vendor holds it open. */
  endCause: z.enum(END_CAUSES).nullable(),
});
export type TruthConnection = z.infer<typeof truthConnection>;

export const truthUser = z.object({
  userId: z.string(),
  /** Distinct callbacks of this user that were sent; a user with none is unknown to the receiver. */
  sent: z.number().int(),
  lost: z.number().int(),
  firstSentEventTime: millis.nullable(),
  /** By end, then those that the vendor still holds open by start. */
  connections: z.array(truthConnection),
  /** The vendor's own view at the end: what a receiver that missed nothing shows. */
  vendor: z.object({
    online: z.boolean(),
    openByPlatform: z.partialRecord(platform, z.number().int()),
    customStatus: z.string().nullable(),
  }),
  /** Whether the callbacks that were sent suffice to know the vendor's view. */
  allows: z.object({ connections: z.boolean(), customStatus: z.boolean() }),
});
export type TruthUser = z.infer<typeof truthUser>;

/** The file that `npm run simulate -- --truth` writes. All times are milliseconds since the epoch. */
export const truthFile = z.object({
  seed: z.number().int(),
  options: z.record(z.string(), z.unknown()),
  startedAt: millis,
  endedAt: millis,
  /** `total` = distinct + duplicates: what went over the wire. `lost` callbacks never did. */
  sent: z.object({
    distinct: z.number().int(),
    total: z.number().int(),
    lost: z.number().int(),
    duplicates: z.number().int(),
  }),
  users: z.array(truthUser),
});
export type TruthFile = z.infer<typeof truthFile>;

/** What is true of an account now; its connections are complete only in a run that keeps truth. */
export function truthOf(account: Account): TruthUser {
  const { knowledge, links, status } = account;
  const openByPlatform: TruthUser["vendor"]["openByPlatform"] = {};
  for (const { client } of links) openByPlatform[client.platform] = (openByPlatform[client.platform] ?? 0) + 1;
  return {
    userId: account.userId,
    sent: knowledge.sent,
    lost: knowledge.lost,
    firstSentEventTime: knowledge.firstSentAt,
    connections: [...(account.history ?? []), ...links].map(truthOfLink),
    vendor: { online: links.length > 0, openByPlatform, customStatus: status },
    allows: {
      connections: knowledge.ofConnections,
      customStatus: knowledge.ofStatus && account.statusClearsAt === null,
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
