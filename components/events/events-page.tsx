"use client";

import { Button, Switch, Tooltip } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useCount } from "@/lib/client/queries/count";
import { useEvents } from "@/lib/client/queries/events";
import { useZone } from "@/lib/client/time/zone";
import { EVENTS_FILTER, readEventsFilter } from "@/lib/client/url/events-filter";
import { clearedFilter } from "@/lib/client/url/list-filter";
import { isoRange } from "@/lib/client/url/range";
import { useAddress } from "@/lib/client/url/use-address";
import { useOpenRow } from "@/lib/client/url/use-open-row";
import { useRange } from "@/lib/client/url/use-range";
import { inWeekZone } from "@/lib/client/url/week-zone";
import type { Event } from "@/lib/contracts/event";
import { ListBox } from "../lists/list-box";
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
import { useReading } from "./use-reading";
import classes from "../lists/lists.module.css";

const readFollow = (search: URLSearchParams) => search.get("follow") === "1";

/** Every stored callback that fits, newest first; followed as they come, when asked to. */
export function EventsPage() {
  const t = useTranslations("events");
  const { filter: chosen, change } = useAddress(readEventsFilter);
  const { zone } = useZone();
  const filter = useMemo(() => inWeekZone(chosen, zone), [chosen, zone]);
  const { filter: wanted } = useAddress(readFollow);
  // Whoever asks by the time of receipt has said which events are meant.
  const byReceipt = filter.receivedFrom !== undefined || filter.receivedTo !== undefined;
  const page = useRange(byReceipt ? "all" : "24h");
  const { range } = page;
  const on = wanted && range !== null && !range.closed;
  const within = useMemo(() => {
    if (range === null) return null;
    const { from, to } = isoRange(range);
    // All that was received then, whatever time it bears: a clock that is ahead dates events into the future.
    const open = on || (byReceipt && range.preset === "all");
    return { ...(from && { from }), ...(!open && { to }) };
  }, [range, on, byReceipt]);

  const list = useEvents(filter, within);
  const events = list.data?.pages.flatMap((one) => one.events) ?? [];
  const asked = { ...filter, ...within };
  const count = useCount("events", asked, within !== null, on ? 10_000 : false);
  const { reading, handlers } = useReading();
  const { row, open, close } = useOpenRow();
  const following = useLiveTail({ on, filter, within, held: reading || row !== null });
  const show = (event: Event) => open({ user: event.userId, id: event.id, at: Date.parse(event.eventTime) });
  const columns = useEventColumns(show);
  const fields = useEventFields(filter);
  const filtered = EVENTS_FILTER.some((name) => chosen[name] !== undefined);

  return (
    <>
      <PageHead title={t("title")}>
        {count.data && <span role="status">{t("count", { count: count.data.count })}</span>}
        <ExportButton name="events" filter={asked} rows={count.data?.count} />
      </PageHead>
      <FilterBar fields={fields} filter={filter} change={change} range={<RangePicker state={page} withLive={false} />}>
        <Tooltip label={range?.closed ? t("followClosed") : t("followHint")} multiline maw={280}>
          <Switch
            size="sm"
            label={t("follow")}
            checked={on}
            disabled={range?.closed ?? true}
            onChange={(event) => change({ follow: event.currentTarget.checked ? "1" : undefined }, { replace: true })}
          />
        </Tooltip>
      </FilterBar>
      {following.error && <ProblemNotice error={following.error} />}
      <div className={classes.newer} role="status">
        {following.behind.count > 0 && (
          <Button size="compact-sm" radius="xl" onClick={() => showNewer(following.show)}>
            {following.behind.more
              ? t("newerMore", { count: following.behind.count })
              : t("newer", { count: following.behind.count })}
          </Button>
        )}
      </div>
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
            onAll={range?.preset === "all" ? undefined : () => page.choose("all")}
          >
            {filtered ? t("noneText") : t("emptyText")}
          </EmptyList>
        }
      />
      <RowDrawer row={row} title={t("drawer")} onClose={close} />
    </>
  );
}

function showNewer(show: () => void) {
  window.scrollTo({ top: 0 });
  show();
}
