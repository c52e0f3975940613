"use client";

import { useTranslations } from "next-intl";
import type { EventKind } from "@/lib/client/event-kind";
import { FEED_WINDOW, groupFeed, type Feed } from "@/lib/client/live/feed";
import { KindIcon } from "../ui/event-kind";
import { Count } from "../ui/count";
import classes from "./newest.module.css";

/** Kinds that no documented callback has. They are listed only if there are some. */
const RARE: readonly EventKind[] = ["disconnect", "other"];

/** Too many events to read, counted by kind. The order is fixed, so that only figures change. */
export function NewestGroups({ feed }: { feed: Feed }) {
  const t = useTranslations("live");
  const kinds = useTranslations("event");
  const platforms = useTranslations("platform");
  const { count, groups: all } = groupFeed(feed);
  const groups = all.filter((group) => group.count > 0 || !RARE.includes(group.kind));
  const seconds = FEED_WINDOW / 1000;
  return (
    <>
      <p className={classes.groupHead}>{t("grouped", { count, seconds })}</p>
      <ul className={classes.plain}>
        {groups.map((group) => (
          <li key={group.kind} className={classes.group} data-none={group.count === 0 || undefined}>
            <KindIcon kind={group.kind} />
            <span className={classes.groupName}>{kinds(group.kind)}</span>
            <span className={classes.count}>
              <Count value={group.count} />
            </span>
            <span className={classes.groupParts}>
              {group.platforms.map((part) => `${platforms(part.platform)} ${part.count}`).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
