import { useTranslations } from "next-intl";
import { claimedTime } from "@/lib/client/time/claimed-time";
import { useZone } from "@/lib/client/time/zone";
import type { Event } from "@/lib/contracts/event";

/** Tells why an event is quarantined, and which time its callback claims; null for every other event. */
export function useQuarantineReason(): (event: Event) => string | null {
  const t = useTranslations("verdict");
  const { zone } = useZone();
  const timeOf = (ms: number) => (zone ? claimedTime(ms, zone) : String(ms));
  return ({ quarantine }) => {
    if (quarantine === null) return null;
    const { reason, error, claimedMs } = quarantine;
    const why = t(reason, { error: error ?? "" });
    return claimedMs === null ? why : `${why} ${t("claimed", { time: timeOf(claimedMs) })}`;
  };
}
