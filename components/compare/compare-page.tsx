"use client";

import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { useStats } from "@/lib/client/queries/stats";
import { COMPARE_FILTER } from "@/lib/client/url/compare-filter";
import { listHref } from "@/lib/client/url/list-href";
import { useFilter } from "@/lib/client/url/use-filter";
import { useRange } from "@/lib/client/url/use-range";
import type { CompareAnswer } from "@/lib/contracts/stats/compare";
import { RangeGate } from "../empty/range-gate";
import { LinkButton } from "../ui/link-button";
import { PageHead } from "../ui/page-head";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { RangePicker } from "../ui/range-picker";
import { Skeleton } from "../ui/skeleton";
import { Conclusion } from "./conclusion";
import { DimensionPanel } from "./dimension-panel";
import classes from "./compare.module.css";

/** What the rows of a filter have in common: each dimension of them beside that of the rest of the range. */
export function ComparePage() {
  const t = useTranslations("compare");
  const { app } = useCurrentApp();
  const { filter } = useFilter(COMPARE_FILTER);
  const page = useRange("24h");
  const { range } = page;
  const { data, error, refetch, isPlaceholderData } = useStats("GET stats/compare", range, filter);
  const { of = data?.of ?? "connections", partFrom, partTo, ...narrowed } = filter;
  const listed = range && {
    from: partFrom === undefined ? range.from : Date.parse(partFrom),
    to: partTo === undefined ? range.to : Date.parse(partTo),
  };
  const href = (own: Record<string, string | undefined>) => listHref(`/${of}`, app, listed, { ...narrowed, ...own });
  return (
    <>
      <PageHead title={t("title")}>
        <LinkButton href={href({})}>{t(`list_${of}`)}</LinkButton>
        <RangePicker state={page} withLive={false} />
      </PageHead>
      <RangeGate state={page}>
        {data ? (
          <Answer answer={data} href={href} dimmed={isPlaceholderData} />
        ) : error ? (
          <Panel title={t("title")}>
            <ProblemNotice error={error} onRetry={() => void refetch()} />
          </Panel>
        ) : (
          <div className={classes.stack}>
            <Skeleton height={120} radius={10} />
            <Skeleton height={480} radius={10} />
          </div>
        )}
      </RangeGate>
    </>
  );
}

interface AnswerProps {
  answer: CompareAnswer;
  href: (filter: Record<string, string | undefined>) => string;
  dimmed: boolean;
}

function Answer({ answer, href, dimmed }: AnswerProps) {
  const comparable = answer.selected > 0 && answer.rest > 0;
  return (
    <div className={classes.stack} aria-busy={dimmed}>
      <Conclusion answer={answer} />
      {comparable && (
        <div className={classes.dimensions}>
          {answer.dimensions.map((dimension) => (
            <DimensionPanel key={dimension.name} dimension={dimension} answer={answer} href={href} />
          ))}
        </div>
      )}
    </div>
  );
}
