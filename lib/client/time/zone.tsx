"use client";

import { createContext, useCallback, useContext, useState, useSyncExternalStore, type ReactNode } from "react";
import { ZONE_COOKIE } from "@/lib/i18n/cookies";
import { setCookie } from "../cookie";

/** The zone if the runtime knows it, else null: a cookie may hold anything. */
export function knownZone(zone: string | undefined): string | null {
  if (!zone) return null;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: zone }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

interface ZoneState {
  /** Null until the browser's own zone is known, which the server cannot know. */
  zone: string | null;
  browserZone: string | null;
  /** Null means: whatever the browser's is. */
  chosen: string | null;
  choose: (zone: string | null) => void;
}

const ZoneContext = createContext<ZoneState | null>(null);

const never = () => () => {};

/** Holds the time zone of every time on the screen; `remembered` is the cookie's value. */
export function ZoneProvider({ remembered, children }: { remembered: string | undefined; children: ReactNode }) {
  const [chosen, setChosen] = useState(() => knownZone(remembered));
  const browserZone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
  const choose = useCallback((zone: string | null) => {
    setChosen(zone);
    setCookie(ZONE_COOKIE, zone);
  }, []);
  return <ZoneContext value={{ zone: chosen ?? browserZone, browserZone, chosen, choose }}>{children}</ZoneContext>;
}

/** The time zone of the page and its setter. Null until the browser has told its own. Throws outside a ZoneProvider. */
export function useZone(): ZoneState {
  const state = useContext(ZoneContext);
  if (!state) throw new Error("useZone needs a ZoneProvider above it");
  return state;
}
