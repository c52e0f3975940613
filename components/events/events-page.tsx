"use client";

import { Button, Switch, Tooltip } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useCount } from "@/lib/client/queries/count";
import { useEvents } from "@/lib/client/queries/events";
import { useZone } from "@/lib/client/time/zone";
import { EVENTS_FILTER, LIVE_TAIL } from "@/lib/client/url/events-filter";
import { clearedFilter, isFiltered } from "@/lib/client/url/filter";
import { isoRange } from "@/lib/client/url/range";
import { useFilter } from "@/lib/client/url/use-filter";
import { useOpenRow } from "@/lib/client/url/use-open-row";
import { useRange } from "@/lib/client/url/use-range";
import { inWeekZone } from "@/lib/client/url/week-filter";
import type { Event } from "@/lib/contracts/event";
import { CompareButton } from "../compare/compare-button";
import { KeptNote } from "../lists/kept-note";
import { ListBox } from "../lists/list-box";
import { NearestRanges } from "../empty/nearest-ranges";
import { EmptyList } from "../lists/empty-list";
import { RowDrawer } from "../lists/row-drawer";
import { ExportButton } from "../ui/export-button";
import { FilterBar } from "../ui/filters/filter-bar";
import { PageHead } from "../ui/page-head";
import { ProblemNotice } from "../ui/problem-notice";
import { RangePicker } from "../ui/range-picker";
import { useEventColumns } from "./event-columns";
import { useEventFields } from "./use-event-fields";
import { useLiveTail } from "./use-live-tail";
import { useListPause } from "./use-list-pause";
import classes from "../lists/lists.module.css";

/** The stored callbacks that match the filter, newest first. Live tail adds new ones at the top. */
export function EventsPage() {
  const t = useTranslations("events");
  const { filter: chosen, change } = useFilter(EVENTS_FILTER);
  const { zone } = useZone();
  const filter = useMemo(() => inWeekZone(chosen, zone), [chosen, zone]);
  const { filter: liveTail, change: changeLiveTail } = useFilter(LIVE_TAIL);
  const byReceipt = filter.receivedFrom !== undefined || filter.receivedTo !== undefined;
  const rangeState = useRange(byReceipt ? "all" : "24h");
  const { range } = rangeState;
  const on = liveTail.follow !== undefined && range !== null && !range.closed;
  const listed = useMemo(() => {
    if (range === null) return null;
    const { from, to } = isoRange(range);
    // A filter by time of receipt also lists events that a wrong clock dated into the future.
    const open = on || (byReceipt && range.preset === "all");
    return { ...(from && { from }), ...(!open && { to }) };
  }, [range, on, byReceipt]);

  const list = useEvents(filter, listed);
  const events = list.data?.pages.flatMap((page) => page.events) ?? [];
  const query = { ...filter, ...listed };
  const count = useCount("GET events", query, { enabled: listed !== null, every: on ? 10_000 : false });
  const { paused, handlers } = useListPause();
  const { row, open, close } = useOpenRow();
  const tail = useLiveTail({
    on,
    filter,
    range: listed,
    loaded: list.data !== undefined && !list.isPlaceholderData,
    paused: paused || row !== null,
  });
  const show = (event: Event) => open({ user: event.userId, id: event.id, at: Date.parse(event.eventTime) });
  const columns = useEventColumns(show);
  const fields = useEventFields(filter);
  const filtered = isFiltered(chosen, EVENTS_FILTER);

  return (
    <>
      <PageHead title={t("title")}>
        {count.data && <span role="status">{t("count", { count: count.data.count })}</span>}
        <CompareButton of="events" range={range} filter={filter} />
        <ExportButton name="events" filter={query} rows={count.data?.count} />
      </PageHead>
      <FilterBar
        fields={fields}
        filter={filter}
        change={change}
        range={<RangePicker state={rangeState} withLive={false} />}
      >
        <Tooltip label={range?.closed ? t("followClosed") : t("followHint")} multiline maw={280}>
          <Switch
            size="sm"
            label={t("follow")}
            checked={on}
            disabled={range?.closed ?? true}
            onChange={(event) =>
              changeLiveTail({ follow: event.currentTarget.checked ? "1" : undefined }, { replace: true })
            }
          />
        </Tooltip>
      </FilterBar>
      {tail.error && <ProblemNotice error={tail.error} />}
      <div className={classes.newer} role="status">
        {tail.waiting && (
          <Button size="compact-sm" radius="xl" onClick={() => showAtTop(tail.show)}>
            {t(tail.waiting.more ? "newerMore" : "newer", { count: tail.waiting.count })}
          </Button>
        )}
      </div>
      {listed !== null && <KeptNote of="events" from={listed.from} />}
      <ListBox
        label={t("title")}
        columns={columns}
        rows={events}
        keyOf={(event) => event.id}
        list={list}
        total={count.data?.count}
        onOpen={show}
        handlers={handlers}
        none={
          <EmptyList
            title={filtered ? t("noneTitle") : t("emptyTitle")}
            onClear={filtered ? () => change(clearedFilter(EVENTS_FILTER)) : undefined}
            onAll={range?.preset === "all" ? undefined : () => rangeState.choose("all")}
            actions={!filtered && <NearestRanges state={rangeState} />}
          >
            {filtered ? t("noneText") : t("emptyText")}
          </EmptyList>
        }
      />
      <RowDrawer row={row} title={t("drawer")} onClose={close} />
    </>
  );
}

function showAtTop(show: () => void) {
  window.scrollTo({ top: 0 });
  show();
}
