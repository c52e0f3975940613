"use client";

import { Button } from "@mantine/core";
import { IconDeviceDesktop, IconDeviceMobile, IconTerminal2 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { browserName } from "@/lib/client/browser-name";
import type { Session } from "@/lib/contracts/account";
import { ListFacts, ListRow } from "../ui/list-row";
import { ToneBadge } from "../ui/tone-badge";
import { Ago, Time } from "../ui/time";
import { useDeviceName } from "../ui/use-device-name";

const MOBILE = ["iOS", "iPadOS", "Android", "HarmonyOS"];

interface SessionRowProps {
  session: Session;
  ending: boolean;
  onEnd: () => void;
}

/** One session: device, address, and when it was used. */
export function SessionRow({ session, ending, onEnd }: SessionRowProps) {
  const t = useTranslations("account");
  const { system } = browserName(session.userAgent);
  const Glyph = system === null ? IconTerminal2 : MOBILE.includes(system) ? IconDeviceMobile : IconDeviceDesktop;
  const device = useDeviceName()(session.userAgent);
  return (
    <ListRow
      icon={<Glyph size={20} stroke={1.6} aria-hidden />}
      title={
        <>
          {device}
          {session.current && <ToneBadge tone="online" label={t("thisSession")} />}
        </>
      }
      action={
        !session.current && (
          <Button
            size="xs"
            variant="default"
            loading={ending}
            aria-label={t("endNamed", { device, address: session.address ?? "" })}
            onClick={onEnd}
          >
            {t("end")}
          </Button>
        )
      }
    >
      <ListFacts>
        {session.address !== null && <span>{session.address}</span>}
        <span>{t.rich("signedInAt", { time: () => <Time at={session.createdAt} place="sentence" /> })}</span>
        {!session.current && <span>{t.rich("activeAgo", { time: () => <Ago at={session.lastActiveAt} /> })}</span>}
      </ListFacts>
    </ListRow>
  );
}
