import { eventsQuery } from "@/lib/contracts/event";
import { api } from "@/lib/server/http/api";
import { listEvents } from "@/lib/server/queries/events";

export const GET = api({ for: "read", query: eventsQuery, handle: ({ query }) => listEvents(query) });
