"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatFull } from "@/lib/time/format";
import { formatSpan } from "@/lib/client/time/span";
import { useZone } from "@/lib/client/time/zone";
import type { Event } from "@/lib/contracts/event";
import { Address } from "../ui/address";
import { useEventWords } from "../ui/event-kind";
import { PlatformLabel } from "../ui/platform";
import { RawRequest } from "../ui/raw-request";
import { Verdict } from "./event-row";
import drawer from "./event-drawer.module.css";
import classes from "./user.module.css";

/** What an event means, its times, its verdict, and the raw callback. */
export function EventFacts({ event, children }: { event: Event; children?: ReactNode }) {
  const t = useTranslations("user");
  const locale = useLocale();
  const words = useEventWords();
  const { zone } = useZone();
  if (!zone) return null;
  const at = Date.parse(event.eventTime);
  const received = Date.parse(event.receivedAt);
  return (
    <>
      <p className={drawer.rawTitle}>{words(event)}</p>
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
      {children}
      <RawRequest {...event.raw} labels={{ query: t("rawQuery"), body: t("rawBody") }} />
    </>
  );
}
