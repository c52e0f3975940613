"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, useContext, type ReactNode } from "react";
import type { Troubles } from "@/lib/contracts/troubles";
import { useCurrentApp } from "./app";
import { useLiveStream } from "./live/provider";
import { useVisible } from "./live/visible";
import { troublesOptions } from "./queries/live-options";

const NONE: Troubles = { incidents: [], silences: [] };
/** How often to ask while the live stream does not tell, in milliseconds. */
const INTERVAL = 5_000;
/** In a hidden tab only the title is seen. */
const HIDDEN_INTERVAL = 60_000;

const TroublesContext = createContext<Troubles>(NONE);

/**
 * Reads the incidents and silences of all apps for the whole console. `initial` is what the server knew when it made
 * the page, so that the strip stands there from the first paint on.
 */
export function TroublesProvider({ initial, children }: { initial: Troubles | null; children: ReactNode }) {
  const { app, ready } = useCurrentApp();
  const { state, pausedAt } = useLiveStream();
  const visible = useVisible();
  const streamed = visible && state === "live" && pausedAt === null;
  const { data } = useQuery({
    ...troublesOptions(app),
    enabled: ready,
    initialData: initial ?? undefined,
    staleTime: 2 * INTERVAL,
    refetchInterval: streamed ? false : visible ? INTERVAL : HIDDEN_INTERVAL,
    refetchIntervalInBackground: true,
  });
  return <TroublesContext value={data ?? NONE}>{children}</TroublesContext>;
}

/** Incidents and silences of all apps, as of now. */
export const useTroubles = () => useContext(TroublesContext);
