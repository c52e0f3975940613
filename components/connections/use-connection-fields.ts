import { useLocale, useTranslations } from "next-intl";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { formatMillis } from "@/lib/client/time/millis";
import type { CONNECTIONS_FILTER, ConnectionsFilter } from "@/lib/client/url/connections-filter";
import { END_CAUSES } from "@/lib/presence/types";
import { PLATFORMS } from "@/lib/protocol/platform";
import type { FilterField, Option } from "../ui/filters/field";
import { useWeekFields } from "../ui/filters/use-week-fields";

type Field = FilterField<keyof typeof CONNECTIONS_FILTER>;

/** Durations offered by the filter, in milliseconds. Tencent waits 400 s for a heartbeat. */
const LENGTHS = [1000, 10_000, MINUTE, 400_000, 10 * MINUTE, 30 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY];

/** Filter fields of the connection list, in the page's language. */
export function useConnectionFields(filter: ConnectionsFilter): [Field, ...Field[]] {
  const t = useTranslations("connections");
  const none = useTranslations("compare");
  const platforms = useTranslations("platform");
  const causes = useTranslations("cause");
  const locale = useLocale();
  const week = useWeekFields(filter);
  const onPlatforms = PLATFORMS.map((value) => ({ value, label: platforms(value) }));
  /** The offered durations, and the edge of a histogram bar that a link set. */
  const lengths = (chosen: string | undefined): Option[] =>
    [...new Set([...LENGTHS, ...(chosen ? [Number(chosen)] : [])])]
      .sort((a, b) => a - b)
      .map((ms) => ({ value: ms === Number(chosen) && chosen ? chosen : String(ms), label: formatMillis(ms, locale) }));
  return [
    { name: "user", label: t("user"), kind: "text" },
    {
      name: "cause",
      label: t("cause"),
      kind: "several",
      options: END_CAUSES.map((value) => ({ value, label: causes(value) })),
    },
    { name: "platform", label: t("platform"), kind: "choice", options: onPlatforms },
    { name: "kickedBy", label: t("kickedBy"), kind: "choice", options: onPlatforms },
    { name: "network", label: t("network"), kind: "text" },
    { name: "networkName", label: t("networkName"), kind: "text", empty: none("none_networkName") },
    { name: "outside", label: t("outside"), kind: "text" },
    {
      name: "previousCause",
      label: t("previousCause"),
      kind: "choice",
      options: END_CAUSES.map((value) => ({ value, label: causes(value) })),
    },
    { name: "statusAtEnd", label: t("statusAtEnd"), kind: "text" },
    {
      name: "knownStart",
      label: t("knownStart"),
      kind: "choice",
      options: [
        { value: "true", label: t("startKnown") },
        { value: "false", label: t("startUnknown") },
      ],
    },
    { name: "minMs", label: t("minMs"), kind: "choice", options: lengths(filter.minMs) },
    { name: "maxMs", label: t("maxMs"), kind: "choice", options: lengths(filter.maxMs) },
    // A filter by open connections ignores the time of the end.
    ...(filter.openAt === undefined ? week : []),
    { name: "openAt", label: filter.openTo === undefined ? t("openAt") : t("openFrom"), kind: "time" },
    ...(filter.openAt === undefined ? [] : [{ name: "openTo", label: t("openTo"), kind: "time" } as const]),
  ];
}
