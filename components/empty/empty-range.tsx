"use client";

import { IconCalendarOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { listHref } from "@/lib/client/url/list-href";
import type { RangeState } from "@/lib/client/url/use-range";
import type { NearestAnswer } from "@/lib/contracts/stats/nearest";
import { Link } from "../ui/link";
import { Notice } from "../ui/notice";
import { Time } from "../ui/time";
import { NearestRanges } from "./nearest-ranges";
import ui from "../ui/ui.module.css";
import classes from "./empty.module.css";

/** Says that no callback came in a range, and leads to the nearest ranges with callbacks. */
export function EmptyRange({ nearest, state }: { nearest: NearestAnswer; state: RangeState }) {
  const t = useTranslations("emptyRange");
  const { app } = useCurrentApp();
  return (
    <section className={ui.panel} aria-label={t("title")}>
      <Notice icon={IconCalendarOff} title={t("title")} actions={<NearestRanges state={state} />}>
        <p className={classes.line}>
          {t.rich("between", {
            from: () => <Time at={nearest.from} place="sentence" />,
            to: () => <Time at={nearest.to} place="sentence" />,
          })}
        </p>
        {nearest.open > 0 && (
          <p className={classes.line}>
            <Link href={listHref("/connections", app, null, { openAt: nearest.from })} className={classes.link}>
              {t("open", { count: nearest.open })}
            </Link>
          </p>
        )}
      </Notice>
    </section>
  );
}
