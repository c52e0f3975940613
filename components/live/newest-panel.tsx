"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useHoverPause } from "@/lib/client/live/hover-pause";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { NewestGroups } from "./newest-groups";
import { NewestRows } from "./newest-rows";
import { useFeed } from "./use-feed";
import classes from "./newest.module.css";

/** The newest events in a box of fixed size. They do not move while someone reads them. */
export function NewestPanel({ polling }: { polling: boolean }) {
  const t = useTranslations("live");
  const { paused, resume, handlers } = useHoverPause();
  const { feed, behind, pending, error } = useFeed(polling, paused);

  return (
    <Panel
      title={t("newest")}
      flush
      className={classes.newest}
      aside={
        behind > 0 ? (
          <Button size="compact-xs" variant="light" onClick={resume}>
            {t("newerWaiting", { count: behind })}
          </Button>
        ) : null
      }
    >
      <div className={classes.feed} {...handlers}>
        {error && feed.newest.length === 0 ? (
          <ProblemNotice error={error} />
        ) : feed.grouped ? (
          <NewestGroups feed={feed} />
        ) : (
          <NewestRows events={feed.newest} pending={pending} />
        )}
      </div>
    </Panel>
  );
}
