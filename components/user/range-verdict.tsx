"use client";

import { useLocale, useTranslations } from "next-intl";
import { useTotals } from "@/lib/client/queries/timeline-chart";
import { useMoment } from "@/lib/client/queries/user";
import { rangeFacts } from "@/lib/client/report/range-facts";
import { formatSpan } from "@/lib/client/time/span";
import type { TotalsAnswer } from "@/lib/contracts/timeline-chart";
import type { TimeRange } from "@/lib/time/range";
import { joinItems } from "@/lib/i18n/join";
import classes from "./report.module.css";

interface RangeVerdictProps {
  id: string;
  range: TimeRange;
  /** A moment has its own verdict, so the state at the end of the range is left out. */
  moment: number | null;
  now: number;
}

/** The verdict of a range on paper: time online, how connections ended, and the state at its end. */
export function RangeVerdict({ id, range, moment, now }: RangeVerdictProps) {
  const t = useTranslations("report");
  const { data, isPlaceholderData } = useTotals(id, range);
  const end = range.to < now && moment === null ? range.to : null;
  const last = useMoment(id, end);
  const facts = useFacts(isPlaceholderData ? undefined : data);
  const before = last.data?.lastEndBefore;
  return (
    <section className={classes.verdict}>
      <h2>{t("verdict")}</h2>
      {facts.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {before && last.data?.onlineAt && <p>{t("lastEnd", { headline: before.explanation.headline })}</p>}
      {last.data && <p className={classes.conclusion}>{last.data.headlineAt}</p>}
      {last.data?.linesAt.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {end !== null && !last.data && <p>{t("stateNotLoaded")}</p>}
    </section>
  );
}

function useFacts(totals: TotalsAnswer | undefined): string[] {
  const t = useTranslations("report");
  const locale = useLocale();
  const nameOf = useTranslations("cause");
  if (!totals) return [t("totalsNotLoaded")];
  const { onlineMs, onlinePercent, connections, ended, causes } = rangeFacts(totals);
  const list = causes.map(({ cause, count }) => t("cause", { cause: nameOf(cause), count }));
  return [
    onlineMs > 0
      ? t("online", { span: formatSpan(onlineMs, locale), percent: onlinePercent ?? 0, count: connections })
      : t("neverOnline"),
    ended > 0 ? t("ended", { count: ended, causes: joinItems(list, locale) }) : t("noneEnded"),
  ];
}
