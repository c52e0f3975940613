"use client";

import { useLocale, useTranslations } from "next-intl";
import { dayMeans } from "@/lib/client/activity/day-means";
import { useCurrentApp } from "@/lib/client/app";
import { fullNumber } from "@/lib/client/charts/numbers";
import { useCompared } from "@/lib/client/queries/stats";
import { formatSpan } from "@/lib/client/time/span";
import { listHref, seenWithin } from "@/lib/client/url/list-href";
import { isoRange, type PageRange } from "@/lib/client/url/range";
import type { Day } from "@/lib/contracts/stats/days";
import { DAY } from "@/lib/time/units";
import { Link } from "../ui/link";
import { Delta } from "../charts/delta";
import { DataList, type Column } from "../ui/data-list";
import { ExportButton } from "../ui/export-button";
import { Time } from "../ui/time";
import { KeyFigure, KeyFigures } from "./key-figure";
import { Section } from "./section";

/** All rows come with one answer. */
const COMPLETE = {
  hasNextPage: false,
  isFetchingNextPage: false,
  isFetchNextPageError: false,
  fetchNextPage: () => Promise.resolve(),
};

function useDayColumns(): Column<Day>[] {
  const t = useTranslations("activity");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const number = (value: number) => fullNumber(value, locale, value % 1 === 0 || value >= 100 ? 0 : 1);
  const span = (day: Day) => ({ from: Date.parse(day.from), to: Date.parse(day.to) });
  const dayName = new Intl.DateTimeFormat(locale, {
    timeZone: "UTC",
    weekday: "short",
    year: "numeric",
    month: "short",
    day: "numeric",
  });
  const link = (href: string, value: number) => (
    <Link href={href} prefetch={false}>
      {number(value)}
    </Link>
  );
  const averaged = ({ from, to }: Day, text: string) => (
    <Link href={listHref("/users", app, null, { seenFrom: from, seenTo: to })} prefetch={false} title={t("averaged")}>
      {text}
    </Link>
  );
  return [
    { key: "day", head: t("day"), width: "18%", cell: ({ day }) => dayName.format(Date.parse(`${day}T00:00:00Z`)) },
    {
      key: "peak",
      head: t("peak"),
      align: "right",
      cardLabel: t("peak"),
      cell: ({ peak, peakAt }) =>
        peakAt ? link(listHref("/users", app, null, { onlineAt: peakAt }), peak) : number(peak),
    },
    { key: "peakAt", head: t("peakAt"), align: "right", cell: ({ peakAt }) => peakAt && <Time at={peakAt} clock /> },
    {
      key: "average",
      head: t("average"),
      align: "right",
      cardLabel: t("average"),
      cell: (day) => averaged(day, number(day.average)),
    },
    {
      key: "users",
      head: t("distinct"),
      align: "right",
      cardLabel: t("distinct"),
      cell: (day) => link(listHref("/users", app, null, { seenFrom: day.from, seenTo: day.to }), day.users),
    },
    {
      key: "logins",
      head: t("logins"),
      align: "right",
      cardLabel: t("logins"),
      cell: (day) => link(listHref("/events", app, span(day), { action: "Login" }), day.logins),
    },
    {
      key: "ended",
      head: t("ended"),
      align: "right",
      cardLabel: t("ended"),
      cell: (day) => link(listHref("/connections", app, span(day)), day.ended),
    },
    {
      key: "online",
      head: t("onlineTime"),
      align: "right",
      cardLabel: t("onlineTime"),
      cell: (day) => averaged(day, formatSpan(day.averageOnlineMs, locale)),
    },
  ];
}

/** Height in pixels before the answer: figures, head and foot, and a row per day. */
function heightOf(range: PageRange | null): number {
  const days = range?.from ? Math.ceil((range.to - range.from) / DAY) + 1 : 2;
  return 180 + 44 * days;
}

/** Every day that the range touches, in full, in the zone of the page. */
export function DaysSection({ range }: { range: PageRange | null }) {
  const t = useTranslations("activity");
  const locale = useLocale();
  const columns = useDayColumns();
  const { now, earlier } = useCompared("GET stats/days", range);
  const means = now.data && dayMeans(now.data.days);
  const before = earlier && dayMeans(earlier.days);
  const number = (value: number) => fullNumber(value, locale, value < 100 ? 1 : 0);
  const time = (ms: number) => formatSpan(ms, locale);
  const { app } = useCurrentApp();
  const lists = (days: readonly Day[] | undefined) => {
    const [last, first] = [days?.[0], days?.at(-1)];
    if (!first || !last) return null;
    const range = { from: Date.parse(first.from), to: Date.parse(last.to) };
    return {
      users: listHref("/users", app, null, seenWithin(range.from, range.to)),
      logins: listHref("/events", app, range, { action: "Login" }),
      ended: listHref("/connections", app, range),
    };
  };
  const [hrefs, earlierHrefs] = [lists(now.data?.days), lists(earlier?.days)];

  return (
    <Section
      title={t("days")}
      hint={t("daysHint")}
      query={now}
      height={heightOf(range)}
      wide
      aside={<ExportButton name="days" filter={range && isoRange(range)} rows={now.data?.days.length} />}
    >
      {(data) => (
        <>
          {means && hrefs && (
            <KeyFigures>
              <KeyFigure label={t("usersADay")} value={number(means.users)} href={hrefs.users} averaged>
                <Delta averaged now={means.users} before={before?.users} format={number} href={earlierHrefs?.users} />
              </KeyFigure>
              <KeyFigure label={t("loginsADay")} value={number(means.logins)} href={hrefs.logins} averaged>
                <Delta
                  averaged
                  now={means.logins}
                  before={before?.logins}
                  format={number}
                  href={earlierHrefs?.logins}
                />
              </KeyFigure>
              <KeyFigure label={t("endedADay")} value={number(means.ended)} href={hrefs.ended} averaged>
                <Delta averaged now={means.ended} before={before?.ended} format={number} href={earlierHrefs?.ended} />
              </KeyFigure>
              <KeyFigure
                label={t("onlineTime")}
                value={means.onlineMs === null ? "–" : time(means.onlineMs)}
                href={hrefs.users}
                averaged
              >
                {means.onlineMs !== null && (
                  <Delta
                    averaged
                    now={means.onlineMs}
                    before={before?.onlineMs}
                    format={time}
                    href={earlierHrefs?.users}
                  />
                )}
              </KeyFigure>
            </KeyFigures>
          )}
          <DataList
            label={t("days")}
            columns={columns}
            rows={data.days}
            keyOf={(day) => day.day}
            list={COMPLETE}
            dimmed={now.isPlaceholderData}
          />
        </>
      )}
    </Section>
  );
}
