import type { ReactNode } from "react";
import { DataList, DataListSkeleton, type DataListProps } from "../ui/data-list";
import { ProblemNotice } from "../ui/problem-notice";

/** The infinite query of a list. */
export type ListQuery = DataListProps<unknown>["list"] & {
  data: unknown;
  error: Error | null;
  isFetching: boolean;
  isPlaceholderData: boolean;
  refetch: () => Promise<unknown>;
};

export interface ListBodyProps<T> extends Omit<DataListProps<T>, "list" | "dimmed"> {
  list: ListQuery;
  /** Shown if no row matches. */
  none: ReactNode;
}

/** The rows of a list, or its skeleton, its error, or its empty state. */
export function ListBody<T>({ list, none, ...rows }: ListBodyProps<T>) {
  if (!list.data) {
    return list.error ? (
      <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
    ) : (
      <DataListSkeleton columns={rows.columns} />
    );
  }
  return rows.rows.length === 0 ? none : <DataList list={list} dimmed={list.isPlaceholderData} {...rows} />;
}
