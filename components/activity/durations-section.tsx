"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { answerRange } from "@/lib/client/charts/answer-range";
import type { TimeRange } from "@/lib/time/range";
import { useCompared } from "@/lib/client/queries/stats";
import { tone } from "@/lib/client/theme/tokens";
import { formatSpan } from "@/lib/client/time/span";
import { listHref } from "@/lib/client/url/list-href";
import type { PageRange } from "@/lib/client/url/range";
import { Link } from "../ui/link";
import { Delta } from "../charts/delta";
import { Histogram } from "../charts/histogram";
import { KeyFigure, KeyFigures } from "./key-figure";
import { Section } from "./section";
import classes from "./activity.module.css";

const PERCENTILES = ["p50", "p90", "p99"] as const;

/** How long the connections lasted that ended in the range. */
export function DurationsSection({ range: page }: { range: PageRange | null }) {
  const t = useTranslations("activity");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const { now, earlier } = useCompared("GET stats/sessions", page);
  const span = (ms: number) => formatSpan(ms, locale);
  const longer = (range: TimeRange, ms: number | null | undefined) =>
    typeof ms === "number"
      ? listHref("/connections", app, range, { knownStart: true, minMs: Math.floor(ms) })
      : undefined;

  return (
    <Section title={t("durations")} hint={t("durationsHint")} query={now} height={368}>
      {(data, range) => (
        <>
          <KeyFigures>
            {PERCENTILES.map((name) => {
              const value = data[name];
              const before = earlier?.[name];
              return (
                <KeyFigure
                  key={name}
                  label={t(name)}
                  value={value === null ? "–" : span(value)}
                  href={longer(range, value)}
                >
                  {value !== null && (
                    <Delta
                      now={value}
                      before={before}
                      format={span}
                      href={earlier && longer(answerRange(earlier), before)}
                    />
                  )}
                </KeyFigure>
              );
            })}
          </KeyFigures>
          <Histogram
            label={t("durations")}
            columns={[t("lasted"), t("connections")]}
            colour={tone("online", "solid")}
            height={220}
            bins={data.histogram.map(({ from, to, count }) => ({
              key: String(from),
              label: to === null ? t("atLeast", { span: span(from) }) : t("fromTo", { from: span(from), to: span(to) }),
              short: span(from),
              count,
              href:
                count === 0
                  ? undefined
                  : listHref("/connections", app, range, { knownStart: true, minMs: from, maxMs: to }),
            }))}
          />
          <p className={classes.note}>
            <Link href={listHref("/connections", app, range, { knownStart: true })} prefetch={false}>
              {t("measured", { count: data.count })}
            </Link>
            {data.unknownStart > 0 && (
              <Link href={listHref("/connections", app, range, { knownStart: false })} prefetch={false}>
                {t("unknownStart", { count: data.unknownStart })}
              </Link>
            )}
            {data.approximate && <span>{t("approximate")}</span>}
          </p>
        </>
      )}
    </Section>
  );
}
