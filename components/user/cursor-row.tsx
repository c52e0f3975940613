"use client";

import { useTranslations } from "next-intl";
import { Time } from "../ui/time";
import classes from "./timeline-row.module.css";

/** The chosen moment as a line between the events. */
export function CursorRow({ at }: { at: number }) {
  const t = useTranslations("moment");
  return (
    <li className={classes.cursor} aria-current="time">
      <span>
        {t.rich("cursorAt", {
          time: () => <Time at={new Date(at).toISOString()} precision="second" place="sentence" />,
        })}
      </span>
    </li>
  );
}
