import { useLocale, useTranslations } from "next-intl";
import { rangeText } from "@/lib/client/charts/time-ticks";
import type { ChartMarker } from "@/lib/client/charts/types";
import { useCurrentApp } from "@/lib/client/app";
import { useMarkersOf } from "@/lib/client/queries/markers";
import { markerHref } from "@/lib/client/url/marker-href";
import type { TimeRange } from "@/lib/time/range";
import { formatTime } from "@/lib/time/format";

/** The markers of an app in the range of a chart. Every chart over time has them without asking for them. */
export function useChartMarkers(range: TimeRange, zone: string): ChartMarker[] {
  const platforms = useTranslations("platform");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const { data = [] } = useMarkersOf(range);
  return data
    .filter(({ at }) => Date.parse(at) >= range.from && Date.parse(at) < range.to)
    .map((marker) => {
      const at = Date.parse(marker.at);
      const day = rangeText(at, at + 1, zone, locale);
      const what = marker.platform ? `${marker.text} (${platforms(marker.platform)})` : marker.text;
      return {
        at,
        label: `${day || formatTime(at, zone, "minute")} · ${what}`,
        href: markerHref(marker.id, app),
        marker,
      };
    });
}
