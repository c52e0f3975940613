"use client";

import type { ReactNode } from "react";
import type { Query } from "@/lib/client/api/request";
import { useCount, type CountedList } from "@/lib/client/queries/count";
import { isoRange, type PageRange } from "@/lib/client/url/range";
import { ExportButton } from "../ui/export-button";
import { EmptyLine } from "../ui/empty-line";
import grid from "../ui/page-grid.module.css";
import { Panel } from "../ui/panel";
import { ListBody, type ListBodyProps } from "./list-body";
import classes from "./list-panel.module.css";

interface ListPanelProps<T> extends Omit<ListBodyProps<T>, "total" | "none"> {
  /** The list's path in the API. */
  name: CountedList;
  /** Id on the page, for links to the list. */
  anchor: string;
  range: PageRange | null;
  filter: Query;
  /** The filter controls. */
  filters: ReactNode;
  /** The number of rows as text. */
  counted: (count: number) => string;
  none: string;
}

/** A list below the figures that link to it: row count, filters and all rows. */
export function ListPanel<T>({ name, anchor, range, filter, filters, counted, none, ...body }: ListPanelProps<T>) {
  const query = range ? { ...isoRange(range), ...filter } : {};
  const count = useCount(name, query, range !== null);
  const total = count.data?.count;
  return (
    <Panel
      title={body.label}
      flush
      className={grid.whole}
      aside={
        <span className={classes.tools}>
          <span role="status">{total !== undefined && counted(total)}</span>
          <ExportButton name={name} filter={range && query} rows={total} />
        </span>
      }
    >
      <div id={anchor} className={classes.anchor} />
      {filters}
      <ListBody {...body} total={total} none={<EmptyLine>{none}</EmptyLine>} />
    </Panel>
  );
}
