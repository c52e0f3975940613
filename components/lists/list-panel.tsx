"use client";

import type { ReactNode } from "react";
import type { Query } from "@/lib/client/api/request";
import { useCount, type CountedList } from "@/lib/client/queries/count";
import { isoRange, type PageRange } from "@/lib/client/url/range";
import { ExportButton } from "../ui/export-button";
import { None } from "../ui/none";
import grid from "../ui/page-grid.module.css";
import { Panel } from "../ui/panel";
import { ListBody, type ListBodyProps } from "./list-body";
import classes from "./list-panel.module.css";

interface ListPanelProps<T> extends Omit<ListBodyProps<T>, "total" | "none"> {
  /** What the interface calls the list. */
  name: CountedList;
  /** Where it stands on its page, for links that lead to it. */
  anchor: string;
  range: PageRange | null;
  filter: Query;
  /** Where the filter is chosen. */
  filters: ReactNode;
  /** How many rows there are, in words. */
  counted: (count: number) => string;
  none: string;
}

/** A list below the figures that lead to it: how many rows there are, what it is narrowed to, and all of them. */
export function ListPanel<T>({ name, anchor, range, filter, filters, counted, none, ...body }: ListPanelProps<T>) {
  const asked = range ? { ...isoRange(range), ...filter } : {};
  const count = useCount(name, asked, range !== null);
  const total = count.data?.count;
  return (
    <Panel
      title={body.label}
      flush
      className={grid.whole}
      aside={
        <span className={classes.tools}>
          <span role="status">{total !== undefined && counted(total)}</span>
          <ExportButton name={name} filter={range && asked} rows={total} />
        </span>
      }
    >
      <div id={anchor} className={classes.anchor} />
      {filters}
      <ListBody {...body} total={total} none={<None>{none}</None>} />
    </Panel>
  );
}
