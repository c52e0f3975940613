import { useLocale, useTranslations } from "next-intl";
import { formatMillis } from "@/lib/client/time/millis";
import type { EVENTS_FILTER, EventsFilter } from "@/lib/client/url/events-filter";
import { VERDICTS } from "@/lib/presence/types";
import { PLATFORMS } from "@/lib/protocol/platform";
import { HUMAN_LAGS } from "@/lib/stats/lags";
import type { FilterField } from "../ui/filters/field";
import { useWeekFields } from "../ui/filters/use-week-fields";

type Field = FilterField<keyof typeof EVENTS_FILTER>;

/** Values as callbacks have them. */
const ACTIONS = ["Login", "Logout", "Disconnect", "CustomStatusChange"];
const REASONS = ["Register", "Unregister", "OpenKickInstance", "LinkClose", "TimeOut", "SetCustomStatus"];

/** Filter fields of the list of events. */
export function useEventFields(filter: EventsFilter): [Field, ...Field[]] {
  const t = useTranslations("events");
  const none = useTranslations("compare");
  const platforms = useTranslations("platform");
  const verdicts = useTranslations("verdict");
  const locale = useLocale();
  const delays = HUMAN_LAGS.map((ms) => ({ value: String(ms), label: formatMillis(ms, locale) }));
  const week = useWeekFields(filter);
  const sameLabel = (value: string) => ({ value, label: value });
  return [
    { name: "user", label: t("user"), kind: "text" },
    { name: "action", label: t("action"), kind: "choice", options: ACTIONS.map(sameLabel) },
    { name: "reason", label: t("reason"), kind: "text", suggestions: REASONS },
    {
      name: "platform",
      label: t("platform"),
      kind: "choice",
      options: PLATFORMS.map((value) => ({ value, label: platforms(value) })),
    },
    {
      name: "verdict",
      label: t("verdict"),
      kind: "choice",
      options: VERDICTS.map((value) => ({ value, label: value === "applied" ? t("applied") : verdicts(value) })),
    },
    {
      name: "late",
      label: t("late"),
      kind: "choice",
      options: [
        { value: "true", label: t("lateOnly") },
        { value: "false", label: t("lateNot") },
      ],
    },
    { name: "status", label: t("status"), kind: "text", empty: t("statusNone") },
    { name: "network", label: t("network"), kind: "text" },
    { name: "networkName", label: t("networkName"), kind: "text", empty: none("none_networkName") },
    { name: "receivedFrom", label: t("receivedFrom"), kind: "time" },
    { name: "receivedTo", label: t("receivedTo"), kind: "time" },
    { name: "minDelayMs", label: t("minDelayMs"), kind: "choice", options: delays },
    { name: "maxDelayMs", label: t("maxDelayMs"), kind: "choice", options: delays },
    ...week,
  ];
}
