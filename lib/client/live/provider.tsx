"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import type { LiveEvents } from "@/lib/contracts/live";
import { useCurrentApp } from "../app";
import { liveOptions, newestEventsOptions, troublesOf, troublesOptions } from "../queries/live-options";
import { usersKeys } from "../queries/user";
import { currentTime, syncWithServerTime } from "../time/now";
import { openSharedStream } from "./shared-stream";
import type { StreamState } from "./messages";
import { useVisible } from "./visible";

type Listener = (batch: LiveEvents) => void;

interface LiveState {
  state: StreamState;
  /** When the live switch was turned off, in milliseconds; null while it is on. Off, nothing refreshes by itself. */
  pausedAt: number | null;
  pause: () => void;
  resume: () => void;
  /** Calls back with every batch of new events until the returned function is called. */
  listen: (listener: Listener) => () => void;
}

const LiveContext = createContext<LiveState | null>(null);

/** One stream for the whole console, whatever page is open and in however many tabs; a hidden tab takes no part. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const { app, ready } = useCurrentApp();
  const visible = useVisible();
  const [state, setState] = useState<StreamState>("connecting");
  const [pausedAt, setPausedAt] = useState<number | null>(null);
  const paused = pausedAt !== null;
  const listeners = useRef(new Set<Listener>());

  useEffect(() => {
    if (!visible || !ready || paused) return;
    return openSharedStream(app, {
      onOpen: () => {
        for (const queryKey of [newestEventsOptions(app).queryKey, ...usersKeys(app)])
          void client.invalidateQueries({ queryKey });
      },
      onLive: (live) => {
        syncWithServerTime(live.asOf);
        client.setQueryData(liveOptions(app).queryKey, live);
        client.setQueryData(troublesOptions(app).queryKey, troublesOf(live));
      },
      onEvents: (batch) => listeners.current.forEach((listener) => listener(batch)),
      onState: (next) => {
        setState(next);
        // At once: the answer, or its failure, tells whether the server is there.
        if (next === "down") void client.invalidateQueries({ queryKey: troublesOptions(app).queryKey });
      },
    });
  }, [client, app, ready, visible, paused]);

  const [listen] = useState(() => (listener: Listener) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  });

  const pause = useCallback(() => setPausedAt(currentTime()), []);
  const resume = useCallback(() => setPausedAt(null), []);
  return <LiveContext value={{ state, pausedAt, pause, resume, listen }}>{children}</LiveContext>;
}

/** How the live stream stands, and how to pause it. Throws outside of a LiveProvider. */
export function useLiveStream(): LiveState {
  const state = useContext(LiveContext);
  if (!state) throw new Error("useLiveStream needs a LiveProvider above it");
  return state;
}

/** Calls `onBatch` with every batch of new events while the component is mounted. */
export function useLiveEvents(onBatch: Listener): void {
  const { listen } = useLiveStream();
  const latest = useRef(onBatch);
  useEffect(() => {
    latest.current = onBatch;
  });
  useEffect(() => listen((batch) => latest.current(batch)), [listen]);
}
