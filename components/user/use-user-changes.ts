"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { useLiveEvents } from "@/lib/client/live/provider";
import { keys } from "@/lib/client/queries/keys";
import { isMarked } from "@/lib/contracts/user-marks";

/**
 * Refetches what is shown of a user when the live stream reports an event of theirs. If `keepList`, the list of events
 * stays as it is, so that it does not move under its reader, and `newer` is true.
 */
export function useUserChanges(id: string, keepList: boolean): { newer: boolean; showNewer: () => void } {
  const client = useQueryClient();
  const { app } = useCurrentApp();
  const [newer, setNewer] = useState(false);

  useLiveEvents((batch) => {
    if (!isMarked(batch.users, id)) return;
    for (const part of [keys.userNow, keys.picture, keys.totals, keys.moment]) {
      void client.invalidateQueries({ queryKey: part(app, id) });
    }
    if (!keepList) void client.invalidateQueries({ queryKey: keys.timeline(app, id) });
    else setNewer(true);
  });

  function showNewer() {
    setNewer(false);
    void client.resetQueries({ queryKey: keys.timeline(app, id) });
  }
  return { newer, showNewer };
}
