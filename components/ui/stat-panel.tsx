"use client";

import type { ReactNode } from "react";
import { Panel } from "./panel";
import { ProblemNotice } from "./problem-notice";
import { Skeleton } from "./skeleton";
import classes from "./ui.module.css";

interface StatPanelProps<T> {
  title: string;
  aside?: ReactNode;
  className?: string;
  flush?: boolean;
  /** The query of the panel. */
  query: { data: T | undefined; error: Error | null; isPlaceholderData: boolean; refetch: () => Promise<unknown> };
  /** Height of the content in pixels. Shorter content keeps it too, so that nothing shifts. */
  height: number;
  children: (data: T) => ReactNode;
}

/** A panel for one query: skeleton of the final size, answer, or error. */
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
