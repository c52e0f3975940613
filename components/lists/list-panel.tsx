"use client";

import type { ReactNode } from "react";
import type { Query } from "@/lib/client/api/request";
import { useAnyCount } from "@/lib/client/queries/count";
import { isoRange, type PageRange } from "@/lib/client/url/range";
import type { CountedKey, ExactQuery, PathOf } from "@/lib/contracts/endpoint-types";
import type { ExportName } from "@/lib/contracts/exports";
import { EmptyLine } from "../ui/empty-line";
import { AnyExportButton } from "../ui/export-button";
import grid from "../ui/page-grid.module.css";
import { Panel } from "../ui/panel";
import { ListBody, type ListBodyProps } from "./list-body";
import classes from "./list-panel.module.css";

/** Lists that have a count and an export of the same name. */
type ListName = PathOf<CountedKey> & ExportName;

interface ListPanelProps<T, N extends ListName, Q extends Query> extends Omit<ListBodyProps<T>, "total" | "none"> {
  /** The list's path in the API. */
  name: N;
  /** Id on the page, for links to the list. */
  anchor: string;
  range: PageRange | null;
  filter: ExactQuery<`GET ${N}`, Q>;
  /** The filter controls. */
  filters: ReactNode;
  /** The number of rows as text. */
  counted: (count: number) => string;
  /** Said if the range has no row, and if rows are filtered out. */
  none: { inRange: string; matching: string };
}

/** A list below the figures that link to it: row count, filters and all rows. */
export function ListPanel<T, N extends ListName, Q extends Query>({
  name,
  anchor,
  range,
  filter,
  filters,
  counted,
  none,
  ...body
}: ListPanelProps<T, N, Q>) {
  const query = range ? { ...isoRange(range), ...filter } : {};
  const count = useAnyCount(`GET ${name}`, query, { enabled: range !== null });
  const total = count.data?.count;
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <Panel
      title={body.label}
      flush
      className={grid.whole}
      aside={
        <span className={classes.tools}>
          <span role="status">{total !== undefined && counted(total)}</span>
          <AnyExportButton name={name} filter={range && query} rows={total} />
        </span>
      }
    >
      <div id={anchor} className={classes.anchor} />
      {filters}
      <ListBody {...body} total={total} none={<EmptyLine>{filtered ? none.matching : none.inRange}</EmptyLine>} />
    </Panel>
  );
}
