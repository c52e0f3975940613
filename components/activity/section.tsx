"use client";

import { Box } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { answerRange } from "@/lib/client/charts/answer-range";
import type { IsoRange, TimeRange } from "@/lib/time/range";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { Skeleton } from "../ui/skeleton";
import classes from "./activity.module.css";

interface SectionProps<D> {
  title: string;
  /** A sentence on what is counted. */
  hint?: string;
  aside?: ReactNode;
  wide?: boolean;
  query: UseQueryResult<D>;
  /** Height of the content in pixels, also while it loads. */
  height: number;
  /** `span` is the range of the answer, so that links lead to exactly what is shown. */
  children: (data: D, span: TimeRange) => ReactNode;
}

/** One statistic. It loads in its final size, fails alone, and stays while the next one is fetched. */
export function Section<D extends Required<IsoRange> & { asOf: string }>(props: SectionProps<D>) {
  const { title, hint, aside, wide = false, query, height, children } = props;
  // Legends and figures take more lines on a phone.
  const room = { base: height + 72, sm: height };
  return (
    <Panel title={title} aside={aside} className={wide ? classes.wide : undefined}>
      {hint && <p className={classes.hint}>{hint}</p>}
      <Box mih={room} aria-busy={query.isFetching}>
        {query.data ? (
          children(query.data, answerRange(query.data))
        ) : query.error ? (
          <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton mih={room} />
        )}
      </Box>
    </Panel>
  );
}
