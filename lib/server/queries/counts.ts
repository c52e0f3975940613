import type { ConnectionsFilter } from "@/lib/contracts/connections";
import type { CountAnswer } from "@/lib/contracts/count";
import type { DuplicatesFilter } from "@/lib/contracts/duplicates";
import type { EventsFilter } from "@/lib/contracts/event";
import type { RejectedFilter } from "@/lib/contracts/health";
import type { KicksFilter } from "@/lib/contracts/kicks";
import type { KickedUsersFilter } from "@/lib/contracts/stats/kicks";
import type { StatusesFilter } from "@/lib/contracts/statuses";
import type { UsersFilter } from "@/lib/contracts/users";
import { appNamed, type App } from "../apps/registry";
import { repeatableRead } from "../db/repeatable-read";
import { connectionsListing } from "./connections/listing";
import { duplicatesListing } from "./events/duplicates";
import { eventsListing } from "./events/listing";
import { kicksListing } from "./connections/kicks";
import { countRows, type Listing } from "./listing";
import { rejectedListing } from "./health/rejected";
import { kickedUsersListing } from "./stats/kicked-users";
import { statusesListing } from "./users/statuses";
import { usersListing } from "./users/listing";

/** How many rows the list with the same filter has. */
export const countEvents = (filter: EventsFilter) => count(filter, eventsListing);
export const countConnections = (filter: ConnectionsFilter) => count(filter, connectionsListing);
export const countKicks = (filter: KicksFilter) => count(filter, kicksListing);
export const countStatuses = (filter: StatusesFilter) => count(filter, statusesListing);
export const countDuplicates = (filter: DuplicatesFilter) => count(filter, duplicatesListing);
export const countRejected = (filter: RejectedFilter) => count(filter, rejectedListing);
export const countKickedUsers = (filter: KickedUsersFilter) => count(filter, kickedUsersListing);
export const countUsers = (filter: UsersFilter) =>
  count(filter, (app, of, now) => usersListing(app, { ...of, sort: "online" }, now));

async function count<F extends { app?: string | undefined }>(
  filter: F,
  listing: (app: App, filter: F, now: Date) => Listing | Promise<Listing>,
): Promise<CountAnswer> {
  const now = new Date();
  const rows = await listing(await appNamed(filter.app), filter, now);
  return { asOf: now.toISOString(), count: await repeatableRead((read) => countRows(rows, read)) };
}
