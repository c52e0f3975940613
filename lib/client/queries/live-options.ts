import { endpointQuery } from "./endpoint-query";

export const liveOptions = (app: string | undefined) => endpointQuery("GET live", { app });

export const newestEventsOptions = (app: string | undefined) => endpointQuery("GET events", { app, limit: 40 });
