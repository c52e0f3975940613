"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useConnections } from "@/lib/client/queries/connections";
import { useCount } from "@/lib/client/queries/count";
import { useZone } from "@/lib/client/time/zone";
import { CONNECTIONS_FILTER, withValidOpenTo } from "@/lib/client/url/connections-filter";
import { clearedFilter, isFiltered } from "@/lib/client/url/filter";
import { isoRange } from "@/lib/client/url/range";
import { useFilter } from "@/lib/client/url/use-filter";
import { useOpenRow } from "@/lib/client/url/use-open-row";
import { useRange } from "@/lib/client/url/use-range";
import { inWeekZone } from "@/lib/client/url/week-filter";
import type { ListedConnection } from "@/lib/contracts/connections";
import { CompareButton } from "../compare/compare-button";
import { KeptNote } from "../lists/kept-note";
import { ListBox } from "../lists/list-box";
import { NearestRanges } from "../empty/nearest-ranges";
import { EmptyList } from "../lists/empty-list";
import { RowDrawer } from "../lists/row-drawer";
import { ExportButton } from "../ui/export-button";
import { FilterBar } from "../ui/filters/filter-bar";
import { PageHead } from "../ui/page-head";
import { RangePicker } from "../ui/range-picker";
import { selectionOf } from "../user/connection-row";
import { useConnectionColumns } from "./connection-columns";
import { ConnectionFacts } from "./connection-facts";
import { useConnectionFields } from "./use-connection-fields";

/** Connections that ended in a range, or that were open at one instant. */
export function ConnectionsPage() {
  const t = useTranslations("connections");
  const { filter: chosen, change } = useFilter(CONNECTIONS_FILTER, withValidOpenTo);
  const { zone } = useZone();
  const filter = useMemo(() => inWeekZone(chosen, zone), [chosen, zone]);
  const page = useRange("24h");
  const { range } = page;
  const atOnce = filter.openAt !== undefined;
  // Connections open at an instant do not depend on the range.
  const within = useMemo(() => (range === null ? null : atOnce ? {} : isoRange(range)), [range, atOnce]);
  const list = useConnections(filter, within);
  const connections = list.data?.pages.flatMap((one) => one.connections) ?? [];
  // A connection has no id. Two connections of a user may agree in every visible field.
  const places = new Map(connections.map((connection, place) => [connection, String(place)]));
  const query = { ...filter, ...within };
  const count = useCount("GET connections", query, { enabled: within !== null });
  const { row, open, close } = useOpenRow();
  const show = (connection: ListedConnection) => {
    const selection = selectionOf(connection);
    if (selection) open({ user: connection.userId, ...selection });
  };
  const columns = useConnectionColumns(show);
  const fields = useConnectionFields(filter);
  const filtered = isFiltered(filter, CONNECTIONS_FILTER);
  const { openAt, openTo, ...narrowing } = filter;
  const narrowed = isFiltered(narrowing, CONNECTIONS_FILTER);
  const opened = connections.find((one) => row !== null && one.userId === row.user && selectionOf(one)?.id === row.id);

  return (
    <>
      <PageHead title={t("title")}>
        {count.data && <span role="status">{t("count", { count: count.data.count })}</span>}
        {!atOnce && <CompareButton of="connections" range={range} filter={filter} />}
        <ExportButton name="connections" filter={query} rows={count.data?.count} />
      </PageHead>
      <FilterBar
        fields={fields}
        filter={filter}
        change={change}
        range={!atOnce && <RangePicker state={page} withLive={false} />}
      />
      {range !== null && <KeptNote of="connections" from={filter.openAt ?? isoRange(range).from} />}
      <ListBox
        label={t("title")}
        columns={columns}
        rows={connections}
        keyOf={(connection) => places.get(connection) ?? ""}
        list={list}
        total={count.data?.count}
        onOpen={show}
        none={
          <EmptyList
            title={t(narrowed ? "noneTitle" : atOnce ? "emptyOpenTitle" : "emptyTitle")}
            onClear={filtered ? () => change(clearedFilter(CONNECTIONS_FILTER)) : undefined}
            onAll={atOnce || range?.preset === "all" ? undefined : () => page.choose("all")}
            actions={!filtered && <NearestRanges state={page} />}
          >
            {t(emptyText(atOnce ? (openTo === undefined ? "instant" : "period") : "range", narrowed))}
          </EmptyList>
        }
      />
      <RowDrawer row={row} title={t("drawer")} onClose={close}>
        {opened && <ConnectionFacts connection={opened} />}
      </RowDrawer>
    </>
  );
}

const EMPTY = { instant: "emptyOpen", period: "emptyOpenWithin", range: "emptyText" } as const;
const NO_MATCH = { instant: "noneOpen", period: "noneOpenWithin", range: "noneText" } as const;

/** Why the list has no row: nothing was there at all, or nothing that matches. */
const emptyText = (listed: keyof typeof EMPTY, narrowed: boolean) => (narrowed ? NO_MATCH : EMPTY)[listed];
