"use client";

import { Drawer } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { formatFull } from "@/lib/client/time/format";
import { formatSpan } from "@/lib/client/time/span";
import { useZone } from "@/lib/client/time/zone";
import type { Event } from "@/lib/contracts/event";
import { useEventWords } from "../ui/event-kind";
import { RawRequest } from "../ui/raw-request";
import classes from "./user.module.css";

interface RawDrawerProps {
  /** Stays while the drawer closes, so that it does not empty on its way out. */
  event: Event | null;
  opened: boolean;
  onClose: () => void;
}

export function RawDrawer({ event, opened, onClose }: RawDrawerProps) {
  const t = useTranslations("user");
  const common = useTranslations("common");
  return (
    <Drawer
      opened={opened && event !== null}
      onClose={onClose}
      position="right"
      size="min(560px, 100vw)"
      title={t("raw")}
      closeButtonProps={{ "aria-label": common("close") }}
    >
      {event && <Content event={event} />}
    </Drawer>
  );
}

function Content({ event }: { event: Event }) {
  const t = useTranslations("user");
  const locale = useLocale();
  const words = useEventWords();
  const { zone } = useZone();
  if (!zone) return null;
  const at = Date.parse(event.eventTime);
  const received = Date.parse(event.receivedAt);
  return (
    <>
      <p className={classes.rawTitle}>{words(event)}</p>
      <dl className={classes.rawFacts}>
        <dt>{t("rawEventTime")}</dt>
        <dd>
          {formatFull(at, zone)} <span className={classes.quiet}>{t(`timeSource_${event.timeSource}`)}</span>
        </dd>
        <dt>{t("rawReceived")}</dt>
        <dd>
          {formatFull(received, zone)}{" "}
          {received - at >= 1000 && (
            <span className={classes.quiet}>{t("rawDelay", { span: formatSpan(received - at, locale) })}</span>
          )}
        </dd>
      </dl>
      <RawRequest {...event.raw} labels={{ query: t("rawQuery"), body: t("rawBody") }} />
    </>
  );
}
