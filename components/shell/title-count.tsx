"use client";

import { useEffect } from "react";
import { ongoingIncidents } from "@/lib/client/notices";
import { useTroubles } from "@/lib/client/troubles";

const COUNTED = /^\(\d+\) /;

/** Puts the number of ongoing incidents before the title of the page, because a hidden tab shows nothing else. */
export function TitleCount() {
  const count = ongoingIncidents(useTroubles()).length;
  useEffect(() => {
    const prefix = count === 0 ? "" : `(${count}) `;
    const write = () => {
      const title = prefix + document.title.replace(COUNTED, "");
      if (document.title !== title) document.title = title;
    };
    write();
    // Every navigation writes a title of its own.
    const watcher = new MutationObserver(write);
    watcher.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => watcher.disconnect();
  }, [count]);
  return null;
}
