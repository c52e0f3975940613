"use client";

import { Button } from "@mantine/core";
import { IconArrowLeft, IconArrowRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useNearest } from "@/lib/client/queries/stats";
import { nearestRanges } from "@/lib/client/url/nearest-range";
import type { RangeState } from "@/lib/client/url/use-range";
import type { TimeRange } from "@/lib/time/range";
import { Time } from "../ui/time";

/** Buttons to the nearest ranges with events if the range has none, and to all of history. */
export function NearestRangeButtons({ state }: { state: RangeState }) {
  const filter = useTranslations("filter");
  const { data } = useNearest(state.range);
  const empty = data?.events === false ? data : undefined;
  const ranges = empty && nearestRanges(empty);
  const hasNone = empty?.before === null && empty.after === null;
  return (
    <>
      {ranges && (
        <>
          <EventButton side="before" event={empty.before} range={ranges.before} onChoose={state.choose} />
          <EventButton side="after" event={empty.after} range={ranges.after} onChoose={state.choose} />
        </>
      )}
      {state.range?.preset !== "all" && !hasNone && (
        <Button size="xs" variant="default" onClick={() => state.choose("all")}>
          {filter("allTime")}
        </Button>
      )}
    </>
  );
}

interface EventButtonProps {
  side: "before" | "after";
  event: string | null;
  range: TimeRange | null;
  onChoose: (range: TimeRange) => void;
}

function EventButton({ side, event, range, onChoose }: EventButtonProps) {
  const t = useTranslations("emptyRange");
  if (event === null || range === null) return null;
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={side === "before" && <IconArrowLeft size={14} aria-hidden />}
      rightSection={side === "after" && <IconArrowRight size={14} aria-hidden />}
      onClick={() => onChoose(range)}
    >
      {/* One element: the button would lose the space before the time. */}
      <span>{t.rich(side, { time: () => <Time at={event} place="sentence" /> })}</span>
    </Button>
  );
}
