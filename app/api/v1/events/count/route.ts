import { eventsFilter } from "@/lib/contracts/event";
import { api } from "@/lib/server/http/api";
import { methods } from "@/lib/server/http/methods";
import { countEvents } from "@/lib/server/queries/counts";

const get = api({ for: "read", query: eventsFilter, handle: ({ query }) => countEvents(query) });

export const { GET, POST, PUT, PATCH, DELETE } = methods({ GET: get });
