"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatFull } from "@/lib/time/format";
import { formatSpan } from "@/lib/client/time/span";
import { useZone } from "@/lib/client/time/zone";
import type { Event } from "@/lib/contracts/event";
import { Address } from "../ui/address";
import { PlatformLabel } from "../ui/platform";
import { Verdict } from "./event-row";
import drawer from "./event-drawer.module.css";
import classes from "./user.module.css";

/** The device and the times of an event, and what the fold made of it. */
export function EventFacts({ event }: { event: Event }) {
  const t = useTranslations("user");
  const locale = useLocale();
  const { zone } = useZone();
  if (!zone) return null;
  const at = Date.parse(event.eventTime);
  const received = Date.parse(event.receivedAt);
  return (
    <>
      <dl className={drawer.rawFacts}>
        <dt>{t("rawPlatform")}</dt>
        <dd>
          <PlatformLabel platform={event.platform} raw={event.rawPlatform} />{" "}
          <Address ip={event.clientIp} network={event.networkName} none={t("noIp")} />
        </dd>
        <dt>{t("rawEventTime")}</dt>
        <dd>
          {formatFull(at, zone)} <span className={classes.dimmed}>{t(`timeSource_${event.timeSource}`)}</span>
        </dd>
        <dt>{t("rawReceived")}</dt>
        <dd>
          {formatFull(received, zone)}{" "}
          {received - at >= 1000 && (
            <span className={classes.dimmed}>{t("rawDelay", { span: formatSpan(received - at, locale) })}</span>
          )}
        </dd>
      </dl>
      <div className={drawer.rawVerdict}>
        <Verdict alone event={event} />
      </div>
    </>
  );
}
