"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { fullNumber } from "@/lib/client/charts/numbers";
import type { TableData } from "@/lib/client/table/table";
import { RATES, lastMinute, rateBars, rateList, type Rate } from "@/lib/client/live/rates";
import type { ToneName } from "@/lib/client/theme/tokens";
import { formatTime } from "@/lib/time/format";
import { useZone } from "@/lib/client/time/zone";
import { listHref } from "@/lib/client/url/list-href";
import type { TimeRange } from "@/lib/time/range";
import type { LiveAnswer } from "@/lib/contracts/live";
import type { EventsPoint } from "@/lib/contracts/stats/events";
import { MINUTE } from "@/lib/time/units";
import { Link } from "../ui/link";
import { ChartFrame } from "../charts/chart-frame";
import { CAUSE_ICONS } from "../ui/cause";
import { KindIcon } from "../ui/event-kind";
import { Count } from "../ui/count";
import { Panel } from "../ui/panel";
import { Sparkline } from "./sparkline";
import classes from "./rates.module.css";

const TONE: Record<Rate, ToneName> = {
  login: "online",
  logout: "logout",
  link_close: "link_close",
  timeout: "timeout",
  kicked: "kicked",
};

/** Height of a row in pixels. */
const ROW_HEIGHT = 42;

interface RatesPanelProps {
  live: LiveAnswer | undefined;
  /** The last hour by the minute; undefined while it loads. */
  minutes: EventsPoint[] | undefined;
}

/** Events of the last minute by kind, compared with each minute of the last hour. */
export function RatesPanel({ live, minutes }: RatesPanelProps) {
  const t = useTranslations("live");
  const locale = useLocale();
  const { zone } = useZone();
  const { app } = useCurrentApp();
  const table = (): TableData => ({
    columns: [t("minute"), ...RATES.map((rate) => t(rate))],
    rows: (minutes ?? []).toReversed().map((point) => {
      const from = Date.parse(point.t);
      const cells = RATES.map((rate) => ({
        text: fullNumber(point[rate], locale),
        value: point[rate],
        href: hrefOf(rate, { from, to: from + MINUTE }, app),
      }));
      return {
        key: point.t,
        cells: [{ text: zone ? formatTime(from, zone, "minute") : point.t, at: from }, ...cells],
      };
    }),
  });
  return (
    <Panel title={t("rates")}>
      <ChartFrame
        label={t("rates")}
        table={table}
        height={ROW_HEIGHT * RATES.length}
        aside={<span className={classes.ratesHead}>{t("ratesHead")}</span>}
      >
        <ul className={classes.rates}>
          {RATES.map((rate) => (
            <Row key={rate} rate={rate} live={live} minutes={minutes} />
          ))}
        </ul>
      </ChartFrame>
    </Panel>
  );
}

/** The list behind a rate in a range. */
function hrefOf(rate: Rate, range: TimeRange, app: string | undefined): string {
  const { path, filter } = rateList(rate);
  return listHref(path, app, range, filter);
}

function Row({ rate, live, minutes }: { rate: Rate } & RatesPanelProps) {
  const t = useTranslations("live");
  const { app } = useCurrentApp();
  const count = live?.perMinute[rate];
  const name = (
    <>
      {rate === "kicked" ? <KickIcon /> : <KindIcon kind={rate} />}
      <span>{t(rate)}</span>
    </>
  );
  return (
    <li className={classes.rate}>
      {live ? (
        <Link
          href={hrefOf(rate, lastMinute(live.asOf), app)}
          className={classes.rateLink}
          aria-label={`${t(rate)}: ${live.perMinute[rate]}`}
        >
          {name}
        </Link>
      ) : (
        <span className={classes.rateLink}>{name}</span>
      )}
      <Sparkline
        bars={minutes && rateBars(minutes, rate)}
        tone={TONE[rate]}
        label={t(rate)}
        hrefOf={(bar) => hrefOf(rate, bar, app)}
      />
      <span className={classes.count}>{count === undefined ? "–" : <Count value={count} />}</span>
    </li>
  );
}

function KickIcon() {
  const Glyph = CAUSE_ICONS.kicked;
  return <Glyph size={16} stroke={1.8} aria-hidden style={{ color: "var(--tone-kicked-fg)" }} />;
}
