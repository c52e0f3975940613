"use client";

import { Button, Skeleton } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { useLiveEvents } from "@/lib/client/live/provider";
import { keys } from "@/lib/client/queries/keys";
import { useTimeline } from "@/lib/client/queries/user";
import type { Event } from "@/lib/contracts/event";
import { LoadMore } from "../ui/load-more";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem";
import { EventDays } from "./event-days";
import { RawDrawer } from "./raw-drawer";
import classes from "./user.module.css";

/** Every event of the user, newest first, each with its callback a click away. */
export function TimelinePanel({ id }: { id: string }) {
  const t = useTranslations("user");
  const client = useQueryClient();
  const { app } = useCurrentApp();
  const list = useTimeline(id);
  const [shown, setShown] = useState<Event | null>(null);
  const [open, setOpen] = useState(false);
  const [newer, setNewer] = useState(false);
  const events = list.data?.pages.flatMap((page) => page.events) ?? [];
  const reading = (list.data?.pages.length ?? 0) > 1;

  useLiveEvents((batch) => {
    // A batch may hold less than came; then anyone may be meant.
    const meant = batch.events.some((event) => event.userId === id) || batch.events.length < batch.count;
    if (!meant) return;
    void client.invalidateQueries({ queryKey: keys.user(app, id), exact: true });
    if (!reading) void client.invalidateQueries({ queryKey: keys.timeline(app, id) });
    else if (batch.events.some((event) => event.userId === id)) setNewer(true);
  });

  function showNewer() {
    setNewer(false);
    void client.resetQueries({ queryKey: keys.timeline(app, id) });
  }

  return (
    <Panel
      flush
      title={t("events")}
      aside={
        newer ? (
          <Button size="compact-xs" variant="light" onClick={showNewer}>
            {t("newer")} {t("showNewer")}
          </Button>
        ) : (
          <span className={classes.quiet}>{t("eventsHint")}</span>
        )
      }
    >
      {list.error && !list.data ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <TimelineSkeleton />
      ) : (
        <>
          <EventDays
            events={events}
            onOpen={(event) => {
              setShown(event);
              setOpen(true);
            }}
          />
          <LoadMore list={list} text={list.hasNextPage ? "" : t("beginning")} />
        </>
      )}
      <RawDrawer event={shown} opened={open} onClose={() => setOpen(false)} />
    </Panel>
  );
}

function TimelineSkeleton() {
  return (
    <div aria-hidden className={classes.skeleton}>
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className={classes.event}>
          <Skeleton height={14} width={`${80 - ((row * 13) % 35)}%`} style={{ gridColumn: "1 / -1" }} />
        </div>
      ))}
    </div>
  );
}
