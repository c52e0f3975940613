"use client";

import { useTranslations } from "next-intl";
import type { Bar, DenseBlock } from "@/lib/client/timeline-chart/scene";
import { formatDate, formatTime } from "@/lib/time/format";

/** Accessible names of the items of the chart. */
export function useBarName(zone: string): { bar: (bar: Bar) => string; block: (block: DenseBlock) => string } {
  const t = useTranslations("timelineChart");
  const names = useTranslations("platform");
  const causes = useTranslations("cause");
  const time = (ms: number) => `${formatDate(ms, zone)} ${formatTime(ms, zone)}`;
  return {
    bar: ({ connection }) => {
      const { startedAt, endedAt, endCause } = connection;
      const platform = names(connection.platform);
      const from = startedAt ? time(Date.parse(startedAt)) : t("unknownStart");
      if (endedAt === null || endCause === null) return t("barOpen", { platform, from });
      return t("bar", { platform, from, to: time(Date.parse(endedAt)), cause: causes(endCause) });
    },
    block: ({ platform, connections, from, to }) =>
      `${names(platform)}: ${t("dense", { count: connections })}, ${time(from)} – ${time(to)}. ${t("denseHint")}`,
  };
}
