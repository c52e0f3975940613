import { queryOptions } from "@tanstack/react-query";
import type { Troubles } from "@/lib/contracts/troubles";
import { request } from "../api/request";
import { endpointQuery } from "./endpoint-query";

export const liveOptions = (app: string | undefined) => endpointQuery("GET live", { app });

export const newestEventsOptions = (app: string | undefined) => endpointQuery("GET events", { app, limit: 40 });

/** The part of the live figures that every page shows, also while the live switch is off. */
export const troublesOptions = (app: string | undefined) =>
  queryOptions({
    queryKey: ["GET live", { app }, "troubles"],
    queryFn: async ({ signal }) => troublesOf(await request("GET live", { query: { app }, signal })),
  });

export const troublesOf = ({ incidents, silences }: Troubles): Troubles => ({ incidents, silences });
