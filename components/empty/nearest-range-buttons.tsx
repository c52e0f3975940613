"use client";

import { Button } from "@mantine/core";
import { IconArrowLeft, IconArrowRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { nearestRanges } from "@/lib/client/url/nearest-range";
import type { RangeState } from "@/lib/client/url/use-range";
import type { NearestAnswer } from "@/lib/contracts/stats/nearest";
import { Time } from "../ui/time";

/** Buttons to the nearest ranges with events, and to all of history. */
export function NearestRangeButtons({ nearest, state }: { nearest: NearestAnswer; state: RangeState }) {
  const t = useTranslations("emptyRange");
  const common = useTranslations("filter");
  const ranges = nearestRanges(nearest);
  const { before, after } = nearest;
  return (
    <>
      {before !== null && ranges.before !== null && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          onClick={() => state.choose(ranges.before ?? "all")}
        >
          {/* One element: the button would lose the space before the time. */}
          <span>{t.rich("before", { time: () => <Time at={before} place="sentence" /> })}</span>
        </Button>
      )}
      {after !== null && ranges.after !== null && (
        <Button
          size="xs"
          variant="default"
          rightSection={<IconArrowRight size={14} aria-hidden />}
          onClick={() => state.choose(ranges.after ?? "all")}
        >
          <span>{t.rich("after", { time: () => <Time at={after} place="sentence" /> })}</span>
        </Button>
      )}
      {state.range?.preset !== "all" && (before !== null || after !== null) && (
        <Button size="xs" variant="default" onClick={() => state.choose("all")}>
          {common("allTime")}
        </Button>
      )}
    </>
  );
}
