"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { useLiveEvents } from "@/lib/client/live/provider";
import { timelineKey, userKeys } from "@/lib/client/queries/user";
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
    for (const queryKey of userKeys(app, id)) void client.invalidateQueries({ queryKey });
    if (!keepList) void client.invalidateQueries({ queryKey: timelineKey(app, id) });
    else setNewer(true);
  });

  function showNewer() {
    setNewer(false);
    void client.resetQueries({ queryKey: timelineKey(app, id) });
  }
  return { newer, showNewer };
}
