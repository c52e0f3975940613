"use client";

import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { Panel } from "./panel";
import { ProblemNotice } from "./problem";
import classes from "./ui.module.css";

interface StatPanelProps<T> {
  title: string;
  aside?: ReactNode;
  className?: string;
  flush?: boolean;
  /** The query behind it. */
  query: { data: T | undefined; error: Error | null; isPlaceholderData: boolean; refetch: () => Promise<unknown> };
  /** Height in pixels that what it shows will have, and keeps where it shows less. */
  height: number;
  children: (data: T) => ReactNode;
}

/** A panel about one answer: its skeleton in the final size, the answer, or what went wrong with it. */
export function StatPanel<T>({ title, aside, className, flush, query, height, children }: StatPanelProps<T>) {
  const { data, error, isPlaceholderData, refetch } = query;
  return (
    <Panel title={title} aside={aside} className={className} flush={flush}>
      {data !== undefined && !(error && isPlaceholderData) ? (
        <div
          className={classes.answer}
          style={{ minHeight: height }}
          data-dimmed={isPlaceholderData || undefined}
          aria-busy={isPlaceholderData}
        >
          {children(data)}
        </div>
      ) : error ? (
        <div style={{ minHeight: height }}>
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        <Skeleton height={height} mx={flush ? 16 : 0} width="auto" />
      )}
    </Panel>
  );
}
