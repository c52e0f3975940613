import { eventsQuery } from "@/lib/contracts/event";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { listEvents } from "@/lib/server/queries/events/list";

const get = api({ for: "read", query: eventsQuery, handle: ({ query }) => listEvents(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
