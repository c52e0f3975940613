"use client";

import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { listHref } from "@/lib/client/url/list-href";
import type { LiveAnswer } from "@/lib/contracts/live";
import { PLATFORMS, type Platform } from "@/lib/protocol/platform";
import { Link } from "../ui/link";
import { Count } from "../ui/count";
import { Panel } from "../ui/panel";
import { PlatformLabel } from "../ui/platform";
import classes from "./live.module.css";

/** Platforms that have no connections according to the protocol. They are listed only if they have some. */
const RARE: readonly Platform[] = ["rest", "unknown"];

/** One bar per platform, always in the same order. */
export function PlatformsPanel({ live }: { live: LiveAnswer | undefined }) {
  const t = useTranslations("live");
  const names = useTranslations("platform");
  const { app } = useCurrentApp();
  const counts = live?.online.byPlatform ?? {};
  const total = live?.online.connections ?? 0;
  const max = Math.max(1, ...Object.values(counts));
  const shown = PLATFORMS.filter((platform) => !RARE.includes(platform) || (counts[platform] ?? 0) > 0);
  return (
    <Panel title={t("byPlatform")}>
      <ul className={classes.bars}>
        {shown.map((platform) => {
          const count = counts[platform] ?? 0;
          const bar = (
            <>
              <PlatformLabel platform={platform} />
              <span className={classes.track}>
                <span className={classes.fill} style={{ width: `${(count / max) * 100}%` }} />
              </span>
              <span className={classes.count}>{live ? <Count value={count} /> : "–"}</span>
            </>
          );
          return (
            <li key={platform}>
              {live ? (
                <Link
                  href={listHref("/connections", app, null, { openAt: live.asOf, platform })}
                  className={classes.bar}
                  data-none={count === 0 || undefined}
                  aria-label={t("byPlatformHint", { platform: names(platform), count, total })}
                >
                  {bar}
                </Link>
              ) : (
                <span className={classes.bar}>{bar}</span>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
