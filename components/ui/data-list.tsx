"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef, useState, type MouseEvent, type ReactNode } from "react";
import { LoadMore } from "./load-more";
import classes from "./data-list.module.css";
import { Skeleton } from "./skeleton";

export interface Column<T> {
  key: string;
  head: ReactNode;
  /** The sort direction, if the list is sorted by this column. */
  sorted?: "ascending" | "descending";
  /** CSS width, such as `20%` or `160px`. A column without one takes the remaining width. */
  width?: string;
  align?: "right";
  cell: (row: T) => ReactNode;
  /** Label before the value on a card, if the value alone is unclear. */
  cardLabel?: string;
}

export interface DataListProps<T> {
  label: string;
  columns: Column<T>[];
  rows: T[];
  keyOf: (row: T) => string;
  /** The infinite query of the list. */
  list: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
  /** Total number of rows, if known. */
  total?: number;
  /** Called on a click outside the row's links. Keyboard users use the row's own link. */
  onOpen?: (row: T) => void;
  /** True while the rows belong to the previous filter. */
  dimmed?: boolean;
}

/** Up to this many rows are all mounted. A longer list mounts only the rows near the viewport. */
const ALL = 200;
const ROW = 44;
/** The next page is loaded when the list's end is this close to the viewport. */
const AHEAD = "500px";

/**
 * A long list that scrolls with the page: a table, or one card per row on a phone.
 * Long lists are virtualized. More rows load on scroll, and the foot says how many of how many are shown.
 */
export function DataList<T>({ label, columns, rows, keyOf, list, total, onOpen, dimmed = false }: DataListProps<T>) {
  const t = useTranslations("dataList");
  const table = useRef<HTMLTableElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop((table.current?.getBoundingClientRect().top ?? 0) + window.scrollY), []);
  const virtual = rows.length > ALL;
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => ROW,
    overscan: 12,
    scrollMargin: top,
    enabled: virtual,
  });
  const items = virtualizer.getVirtualItems();
  const shown = virtual ? items.map((item) => item.index) : rows.map((_, i) => i);
  const before = virtual ? (items[0]?.start ?? top) - top : 0;
  const after = virtual ? virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top) : 0;

  const foot = useRef<HTMLDivElement>(null);
  const { fetchNextPage } = list;
  const wants = list.hasNextPage && !list.isFetchingNextPage && !list.isFetchNextPageError;
  useEffect(() => {
    if (!wants || !foot.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void fetchNextPage();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(foot.current);
    return () => observer.disconnect();
  }, [wants, fetchNextPage]);

  function open(event: MouseEvent, row: T) {
    if (event.target instanceof Element && event.target.closest("a, button")) return;
    if (window.getSelection()?.isCollapsed) onOpen?.(row);
  }

  return (
    <>
      <table
        ref={table}
        className={classes.table}
        aria-label={label}
        aria-rowcount={list.hasNextPage ? (total ?? -1) : rows.length + 1}
        data-dimmed={dimmed || undefined}
      >
        <Head columns={columns} />
        <tbody>
          {before > 0 && <Gap height={before} columns={columns.length} />}
          {shown.map((index) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <tr
                key={keyOf(row)}
                ref={virtual ? virtualizer.measureElement : undefined}
                data-index={index}
                aria-rowindex={index + 2}
                data-opens={onOpen ? true : undefined}
                onClick={(event) => open(event, row)}
              >
                {columns.map((column) => (
                  <td key={column.key} data-column={column.key} data-align={column.align} data-label={column.cardLabel}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && <Gap height={after} columns={columns.length} />}
        </tbody>
      </table>
      <div ref={foot}>
        <LoadMore
          list={list}
          text={
            !list.hasNextPage
              ? t("all", { count: rows.length })
              : total === undefined
                ? t("some", { count: rows.length })
                : t("someOf", { shown: rows.length, count: total })
          }
        />
      </div>
    </>
  );
}

/** Takes the space of the rows that are not mounted. */
function Gap({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden className={classes.gap}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function Head<T>({ columns }: { columns: Pick<Column<T>, "key" | "head" | "sorted" | "width" | "align">[] }) {
  return (
    <thead>
      <tr>
        {columns.map(({ key, head, sorted, width, align }) => (
          <th key={key} scope="col" aria-sort={sorted} style={{ width }} data-align={align}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Skeleton of the table with the final row height. */
export function DataListSkeleton<T>({ columns, rows = 12 }: { columns: Column<T>[]; rows?: number }) {
  return (
    <table className={classes.table} aria-hidden>
      <Head columns={columns} />
      <tbody>
        {Array.from({ length: rows }, (_, row) => (
          <tr key={row}>
            {columns.map(({ key }) => (
              <td key={key}>
                <Skeleton height={12} width="60%" />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
