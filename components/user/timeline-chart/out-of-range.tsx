"use client";

import { Anchor } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { TimeRange } from "@/lib/time/range";
import { wholeHistory, pan } from "@/lib/client/timeline-chart/viewport";
import type { UserAnswer } from "@/lib/contracts/user";
import { Time } from "../../ui/time";
import classes from "./timeline-chart.module.css";

interface OutOfRangeProps {
  user: UserAnswer;
  range: TimeRange;
  now: number;
  onMove: (range: TimeRange) => void;
}

/** The line that says what the history has before and after the shown range. */
export function OutOfRange({ user, range, now, onMove }: OutOfRangeProps) {
  const t = useTranslations("timelineChart");
  const first = Date.parse(user.firstSeenAt);
  const last = Date.parse(user.lastEventAt);
  const more = last >= range.to || (user.online && now >= range.to);
  return (
    <div className={classes.outside}>
      <span>
        {first < range.from ? (
          <>
            <IconChevronLeft className={classes.outsideIcon} aria-hidden />
            {t.rich("outsideEarlier", { time: () => <Time at={user.firstSeenAt} place="sentence" /> })}{" "}
            <Anchor component="button" size="xs" data-print="hide" onClick={() => onMove(wholeHistory(first, now))}>
              {t("showAll")}
            </Anchor>
          </>
        ) : (
          t("outsideNoneEarlier")
        )}
      </span>
      <span>
        {more ? (
          <>
            {t.rich("outsideLater", {
              time: () => <Time at={user.online ? user.asOf : user.lastEventAt} place="sentence" />,
            })}
            <IconChevronRight className={classes.outsideIcon} aria-hidden />{" "}
          </>
        ) : (
          `${t("outsideNoneLater")} `
        )}
        {now >= range.to && (
          <Anchor
            component="button"
            size="xs"
            data-print="hide"
            onClick={() => onMove(pan(range, (now - range.to) / (range.to - range.from) + 0.03))}
          >
            {t("showNow")}
          </Anchor>
        )}
      </span>
    </div>
  );
}
