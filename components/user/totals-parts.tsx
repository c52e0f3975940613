"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatSpan } from "@/lib/client/time/span";
import { useCells } from "@/lib/client/table/use-cells";
import { tone } from "@/lib/client/theme/tokens";
import type { TotalsAnswer } from "@/lib/contracts/timeline-chart";
import { END_CAUSES } from "@/lib/presence/types";
import { PLATFORMS } from "@/lib/protocol/platform";
import { DAY } from "@/lib/time/units";
import { CauseBadge } from "../ui/cause";
import { Count } from "../ui/count";
import { PlatformLabel } from "../ui/platform";
import { TableTools } from "../ui/table-tools";
import classes from "./totals.module.css";

/** Time online by day, as bars that are full for 24 hours, and as a table. */
export function DayTotals({ totals }: { totals: TotalsAnswer }) {
  const t = useTranslations("totals");
  const names = useTranslations("platform");
  const locale = useLocale();
  const platforms = PLATFORMS.filter((platform) => totals.onlineByPlatform[platform]);
  const cells = useCells();
  const table = () => ({
    columns: [t("day"), t("all"), ...platforms.map((platform) => names(platform))],
    rows: totals.days.map(({ day, onlineMs, byPlatform }) => ({
      key: day,
      cells: [cells.text(day), cells.span(onlineMs), ...platforms.map((platform) => cells.span(byPlatform[platform]))],
    })),
  });
  return (
    <section className={classes.part}>
      <h3 className={classes.heading}>{t("byDay")}</h3>
      <div className={classes.days} aria-hidden>
        {totals.days.map(({ day, onlineMs }) => (
          <div key={day} className={classes.day} title={t("dayLabel", { day, span: formatSpan(onlineMs, locale) })}>
            <div style={{ height: `${Math.min(100, (onlineMs / DAY) * 100)}%` }} />
          </div>
        ))}
      </div>
      <div className={classes.dayEnds} aria-hidden>
        <span>{totals.days[0]?.day}</span>
        {totals.days.length > 1 && <span>{totals.days.at(-1)?.day}</span>}
      </div>
      <details className={classes.tableFold} data-print="hide">
        <summary>{t("table")}</summary>
        <TableTools title={t("byDay")} table={table} />
        <div className={classes.tableScroll} tabIndex={0} role="group" aria-label={t("byDay")}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t("day")}</th>
                <th scope="col">{t("all")}</th>
                {platforms.map((platform) => (
                  <th key={platform} scope="col">
                    {names(platform)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {totals.days.map(({ day, onlineMs, byPlatform }) => (
                <tr key={day}>
                  <th scope="row">{day}</th>
                  <td>{formatSpan(onlineMs, locale)}</td>
                  {platforms.map((platform) => (
                    <td key={platform}>{byPlatform[platform] ? formatSpan(byPlatform[platform], locale) : "–"}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

/** How long the user was online on each platform, longest first. */
export function PlatformTotals({ totals }: { totals: TotalsAnswer }) {
  const t = useTranslations("totals");
  const locale = useLocale();
  const rows = PLATFORMS.flatMap((platform) => {
    const ms = totals.onlineByPlatform[platform];
    return ms ? [{ platform, ms }] : [];
  }).sort((a, b) => b.ms - a.ms);
  return (
    <section className={classes.part}>
      <h3 className={classes.heading}>{t("byPlatform")}</h3>
      {rows.length === 0 && <p className={classes.none}>{t("platformNone")}</p>}
      <ul className={classes.bars}>
        {rows.map(({ platform, ms }) => (
          <li key={platform}>
            <PlatformLabel platform={platform} />
            <span className="figures">{formatSpan(ms, locale)}</span>
            <Track share={ms / (rows[0]?.ms ?? ms)} colour={tone("online", "solid")} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How the connections of the range ended, most frequent first. */
export function CauseTotals({ totals }: { totals: TotalsAnswer }) {
  const t = useTranslations("totals");
  const rows = END_CAUSES.flatMap((cause) => {
    const count = totals.causes[cause];
    return count ? [{ cause, count }] : [];
  }).sort((a, b) => b.count - a.count);
  return (
    <section className={classes.part}>
      <h3 className={classes.heading}>{t("causes")}</h3>
      {rows.length === 0 && <p className={classes.none}>{t("causesNone")}</p>}
      <ul className={classes.bars}>
        {rows.map(({ cause, count }) => (
          <li key={cause}>
            <CauseBadge cause={cause} />
            <Count value={count} />
            <Track share={count / (rows[0]?.count ?? count)} colour={tone(cause, "solid")} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Track({ share, colour }: { share: number; colour: string }) {
  return (
    <div className={classes.track} aria-hidden>
      <div style={{ width: `${share * 100}%`, background: colour }} />
    </div>
  );
}
