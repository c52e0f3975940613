"use client";

import { Button, Code } from "@mantine/core";
import { IconAntenna } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useHoverPause } from "@/lib/client/live/hover-pause";
import type { LiveAnswer } from "@/lib/contracts/live";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { NewestGroups } from "./newest-groups";
import { NewestRows } from "./newest-rows";
import { useFeed } from "./use-feed";
import classes from "./newest.module.css";

/** The newest events in a box of fixed size. They do not move while someone reads them. */
export function NewestPanel({ live, polling }: { live: LiveAnswer | undefined; polling: boolean }) {
  const t = useTranslations("live");
  const { paused, resume, handlers } = useHoverPause();
  const { feed, behind, pending, error } = useFeed(polling, paused);
  const nothingYet = live?.lastCallbackAt === null && feed.newest.length === 0;

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
        ) : nothingYet ? (
          <Notice
            icon={IconAntenna}
            title={t("emptyTitle")}
            actions={<LinkButton href="/setup">{t("openSetup")}</LinkButton>}
          >
            <p className={classes.hint}>{t("emptyText")}</p>
            <Code>npm run simulate</Code>
          </Notice>
        ) : feed.grouped ? (
          <NewestGroups feed={feed} />
        ) : (
          <NewestRows events={feed.newest} pending={pending} />
        )}
      </div>
    </Panel>
  );
}
