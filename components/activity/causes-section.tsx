"use client";

import { SegmentedControl } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { causeMatrix } from "@/lib/client/activity/causes";
import { answerSpan } from "@/lib/client/charts/span";
import { toTsv, type ChartTable } from "@/lib/client/charts/table";
import { useCompared } from "@/lib/client/queries/stats";
import type { PageRange } from "@/lib/client/url/range";
import { causesAnswer } from "@/lib/contracts/stats/connections";
import { fullNumber } from "@/lib/client/charts/numbers";
import { CopyIcon } from "../ui/copy";
import { CauseTable } from "./cause-table";
import { Section } from "./section";
import classes from "./activity.module.css";

const SHOWN = ["number", "share"] as const;

/** Why connections ended, by platform, as numbers or as shares of what ended on each. */
export function CausesSection({ range }: { range: PageRange | null }) {
  const t = useTranslations("activity");
  const chart = useTranslations("chart");
  const causes = useTranslations("cause");
  const platforms = useTranslations("platform");
  const locale = useLocale();
  const share = useSearchParams().get("causes") === "share";
  const { now, earlier } = useCompared("stats/causes", causesAnswer, range);
  const matrix = now.data && causeMatrix(now.data);
  const before = earlier && { matrix: causeMatrix(earlier), span: answerSpan(earlier) };

  function choose(shown: string) {
    const next = new URLSearchParams(window.location.search);
    if (shown === "share") next.set("causes", "share");
    else next.delete("causes");
    window.history.replaceState(null, "", `?${next.toString()}`);
  }
  const table: ChartTable = {
    columns: [t("cause"), t("connections"), ...(matrix?.platforms.map(({ platform }) => platforms(platform)) ?? [])],
    rows: (matrix?.rows ?? []).map((row) => ({
      key: row.cause,
      cells: [
        { text: causes(row.cause) },
        ...[row.connections, ...(matrix?.platforms.map(({ platform }) => row.byPlatform.get(platform) ?? 0) ?? [])].map((value) => ({
          text: fullNumber(value, locale), value,
        })),
      ],
    })),
  };

  return (
    <Section
      title={t("causes")}
      hint={t("causesHint")}
      query={now}
      height={324}
      wide
      aside={
        <span className={classes.tools}>
          <SegmentedControl
            size="xs"
            aria-label={t("causesShow")}
            value={share ? "share" : "number"}
            data={SHOWN.map((value) => ({ value, label: t(`show_${value}`) }))}
            onChange={choose}
            transitionDuration={0}
          />
          <CopyIcon value={toTsv(table)} label={chart("copyTable")} />
        </span>
      }
    >
      {(data, span) => <CauseTable matrix={causeMatrix(data)} earlier={before} share={share} span={span} />}
    </Section>
  );
}
