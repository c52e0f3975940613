"use client";

import { Button, SegmentedControl } from "@mantine/core";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import type { TimeRange } from "@/lib/time/range";
import { useTimeline } from "@/lib/client/queries/user";
import { isoRange } from "@/lib/client/url/range";
import type { Selection } from "@/lib/client/url/view";
import type { TimelineAnswer } from "@/lib/contracts/user";
import { ExportButton } from "../ui/export-button";
import { LoadMore } from "../ui/load-more";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { Skeleton } from "../ui/skeleton";
import { ConnectionRow, timeOfConnection } from "./connection-row";
import { Days } from "./days";
import { EventRow } from "./event-row";
import { headlinesOf } from "./headlines";
import { CursorRow } from "./cursor-row";
import { timeOfItem, withCursor } from "./with-cursor";
import { useMomentRow } from "./use-moment-row";
import classes from "./timeline.module.css";
import lines from "./timeline-row.module.css";
import { useUserChanges } from "./use-user-changes";

// Only paper shows it, so it is loaded after the page.
const PrintedEvents = dynamic(() => import("./printed-events").then((module) => module.PrintedEvents), { ssr: false });

interface TimelinePanelProps {
  id: string;
  /** The range of the timeline chart; null until it is known. */
  range: TimeRange | null;
  /** The chosen moment in ms; null for now. */
  moment: number | null;
  selection: Selection | null;
  onSelect: (selection: Selection) => void;
}

type ListName = "events" | "connections";
/** The earliest and the latest time that a query can name. */
const ALL_TIME: TimeRange = { from: 0, to: Date.UTC(9999, 11, 31) };

/** The events or connections in the range of the timeline chart, or in all of history. Newest first. */
export function TimelinePanel({ id, range, moment, selection, onSelect }: TimelinePanelProps) {
  const t = useTranslations("user");
  const [shown, setShown] = useState<ListName>("events");
  const [all, setAll] = useState(false);
  const list = useTimeline(id, all ? null : range);
  const { newer, showNewer } = useUserChanges(id, (list.data?.pages.length ?? 0) > 1);
  const pages = list.data?.pages ?? [];
  const scroller = useRef<HTMLDivElement>(null);
  const cursor = useMomentRow(list, moment, all ? null : range, scroller);
  const end = list.hasNextPage ? "" : all ? t("beginning") : t("rangeEnd");

  return (
    <Panel
      flush
      title={t(shown)}
      aside={
        <div className={classes.tools} data-print="hide">
          {newer && (
            <Button size="compact-xs" variant="light" onClick={showNewer}>
              {t("newer")} {t("showNewer")}
            </Button>
          )}
          <SegmentedControl
            size="xs"
            aria-label={t("listScope")}
            value={all ? "all" : "range"}
            onChange={(value) => setAll(value === "all")}
            data={[
              { value: "range", label: t("scopeRange") },
              { value: "all", label: t("scopeAll") },
            ]}
          />
          <SegmentedControl
            size="xs"
            aria-label={t("listOf")}
            value={shown}
            onChange={(value) => setShown(value === "connections" ? "connections" : "events")}
            data={[
              { value: "events", label: t("events") },
              { value: "connections", label: t("connections") },
            ]}
          />
          {shown === "events" ? (
            <ExportButton key={shown} name={shown} filter={range && { user: id, ...(all ? {} : isoRange(range)) }} />
          ) : (
            <ExportButton key={shown} name={shown} filter={range && touched(id, all ? ALL_TIME : range)} />
          )}
        </div>
      }
    >
      {list.error && !list.data ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <TimelineSkeleton />
      ) : (
        <div data-print="hide" ref={scroller} className={cursor === null ? undefined : classes.scroller}>
          {shown === "events" ? (
            <Events pages={pages} cursor={cursor} selection={selection} onSelect={onSelect} />
          ) : (
            <Connections pages={pages} selection={selection} onSelect={onSelect} />
          )}
          <LoadMore list={list} text={end} />
        </div>
      )}
      <PrintedEvents id={id} range={range} />
    </Panel>
  );
}

/** Filter of the connections that the list shows for a range. */
function touched(user: string, range: TimeRange) {
  const { from, to } = isoRange(range);
  return { user, touchedFrom: from, touchedTo: to };
}

interface ListProps {
  pages: TimelineAnswer[];
  selection: Selection | null;
  onSelect: (selection: Selection) => void;
}

function Events({ pages, cursor, selection, onSelect }: ListProps & { cursor: number | null }) {
  const t = useTranslations("user");
  const events = pages.flatMap((page) => page.events);
  const items = withCursor(events, cursor);
  const headlines = headlinesOf(pages);
  return (
    <>
      {events.length === 0 && <p className={classes.empty}>{t("eventsNone")}</p>}
      <Days items={items} timeOf={timeOfItem}>
        {(item) =>
          "cursorAt" in item ? (
            <CursorRow key="cursor" at={item.cursorAt} />
          ) : (
            <EventRow
              key={item.id}
              event={item}
              headlines={headlines.get(item.id) ?? []}
              selected={item.id === selection?.id}
              onOpen={() => onSelect({ id: item.id, at: Date.parse(item.eventTime) })}
            />
          )
        }
      </Days>
    </>
  );
}

function Connections({ pages, selection, onSelect }: ListProps) {
  const t = useTranslations("user");
  const connections = pages
    .flatMap((page) => page.connections)
    .sort(
      (a, b) => Number(b.endedAt === null) - Number(a.endedAt === null) || timeOfConnection(b) - timeOfConnection(a),
    );
  if (connections.length === 0) return <p className={classes.empty}>{t("connectionsNone")}</p>;
  return (
    <Days items={connections} timeOf={timeOfConnection}>
      {(connection) => (
        <ConnectionRow
          key={`${connection.platform} ${connection.startEventId ?? ""} ${connection.endEventId ?? ""}`}
          connection={connection}
          selected={selection !== null && [connection.startEventId, connection.endEventId].includes(selection.id)}
          onSelect={onSelect}
        />
      )}
    </Days>
  );
}

function TimelineSkeleton() {
  return (
    <div aria-hidden className={classes.skeleton}>
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className={`${lines.row} ${lines.event}`}>
          <Skeleton height={14} width={`${80 - ((row * 13) % 35)}%`} style={{ gridColumn: "1 / -1" }} />
        </div>
      ))}
    </div>
  );
}
