import { IconLogin2, IconMessageCircle, IconPlugConnectedX, type Icon } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { KIND_TONES, kindOf, type EventKind } from "@/lib/client/event-kind";
import { tone } from "@/lib/client/theme/tokens";
import type { Event } from "@/lib/contracts/event";
import { CAUSE_ICONS } from "./cause";
import { usePlatformList } from "./platform";
import classes from "./ui.module.css";

const KIND_ICONS: Record<EventKind, Icon> = {
  login: IconLogin2,
  logout: CAUSE_ICONS.logout,
  admin_kick: CAUSE_ICONS.admin_kick,
  link_close: CAUSE_ICONS.link_close,
  timeout: CAUSE_ICONS.timeout,
  disconnect: IconPlugConnectedX,
  status: IconMessageCircle,
  other: CAUSE_ICONS.other,
};

export function KindIcon({ kind }: { kind: EventKind }) {
  const Glyph = KIND_ICONS[kind];
  return (
    <Glyph
      size={16}
      stroke={1.8}
      aria-hidden
      className={classes.glyph}
      style={{ color: tone(KIND_TONES[kind], "fg") }}
    />
  );
}

/** Returns a function that describes an event in words, with kicked platforms or the status. */
export function useEventWords(): (event: Event) => string {
  const t = useTranslations("event");
  const list = usePlatformList();
  const locale = useLocale();
  return (event) => {
    const kind = kindOf(event);
    if (kind === "login" && event.kickedPlatforms.length > 0) {
      return t("login_kicking", { platforms: list(event.kickedPlatforms, locale) });
    }
    if (kind === "status") {
      return event.customStatus ? t("status_set", { value: event.customStatus }) : t("status_cleared");
    }
    return t(kind);
  };
}
