"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useCurrentApp } from "@/lib/client/app";
import { RATES, lastMinute, rateBars, rateList, type Rate } from "@/lib/client/live/rates";
import type { ToneName } from "@/lib/client/theme/tokens";
import { listHref } from "@/lib/client/url/list-href";
import type { LiveAnswer } from "@/lib/contracts/live";
import type { EventsPoint } from "@/lib/contracts/stats/events";
import { CAUSE_ICONS } from "../ui/cause";
import { KindIcon } from "../ui/event-kind";
import { Count } from "../ui/number";
import { Panel } from "../ui/panel";
import { Spark } from "./spark";
import classes from "./live.module.css";

const TONE: Record<Rate, ToneName> = {
  login: "online", logout: "logout", link_close: "link_close", timeout: "timeout", kicked: "kicked",
};

interface RatesPanelProps {
  live: LiveAnswer | undefined;
  /** The last hour by the minute; undefined while it loads. */
  minutes: EventsPoint[] | undefined;
}

/** What happened in the last minute, by kind, and whether that is much for this hour. */
export function RatesPanel({ live, minutes }: RatesPanelProps) {
  const t = useTranslations("live");
  return (
    <Panel
      title={t("rates")}
      aside={
        <span className={classes.ratesHead}>
          <span>{t("ratesHour")}</span>
          <span>{t("ratesNow")}</span>
        </span>
      }
    >
      <ul className={classes.rates}>
        {RATES.map((rate) => (
          <Row key={rate} rate={rate} live={live} minutes={minutes} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ rate, live, minutes }: { rate: Rate } & RatesPanelProps) {
  const t = useTranslations("live");
  const { app } = useCurrentApp();
  const { path, filter } = rateList(rate);
  const to = (range: { from: number; to: number }) => listHref(path, app, range, filter);
  const count = live?.perMinute[rate];
  return (
    <li className={classes.rate}>
      <Link
        href={live ? to(lastMinute(live.asOf)) : path}
        className={classes.rateLink}
        aria-label={count === undefined ? t(rate) : `${t(rate)}: ${count}`}
      >
        {rate === "kicked" ? <KickIcon /> : <KindIcon kind={rate} />}
        <span>{t(rate)}</span>
      </Link>
      <Spark bars={minutes && rateBars(minutes, rate)} tone={TONE[rate]} label={t(rate)} hrefOf={to} />
      <span className={classes.count}>{count === undefined ? "–" : <Count value={count} />}</span>
    </li>
  );
}

function KickIcon() {
  const Glyph = CAUSE_ICONS.kicked;
  return <Glyph size={16} stroke={1.8} aria-hidden style={{ color: "var(--tone-kicked-fg)" }} />;
}
