import {
  IconApi,
  IconBrandAndroid,
  IconBrandApple,
  IconBrandWindows,
  IconDeviceIpad,
  IconDeviceMobile,
  IconDeviceUnknown,
  IconTerminal2,
  IconWorld,
  type Icon,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { joinNames } from "@/lib/i18n/join";
import type { Platform } from "@/lib/protocol/platform";
import classes from "./ui.module.css";

export const PLATFORM_ICONS: Record<Platform, Icon> = {
  ios: IconDeviceMobile,
  ipad: IconDeviceIpad,
  android: IconBrandAndroid,
  windows: IconBrandWindows,
  mac: IconBrandApple,
  linux: IconTerminal2,
  web: IconWorld,
  rest: IconApi,
  unknown: IconDeviceUnknown,
};

/** A platform as icon and name. `raw` is Tencent's spelling, shown if we do not know it. */
export function PlatformLabel({ platform, raw }: { platform: Platform; raw?: string | null }) {
  const t = useTranslations("platform");
  const Glyph = PLATFORM_ICONS[platform];
  return (
    <span className={classes.inline}>
      <Glyph size={15} stroke={1.6} className={classes.quiet} aria-hidden />
      {platform === "unknown" && raw ? raw : t(platform)}
    </span>
  );
}

/** Returns a function that joins platform names as the locale does. */
export function usePlatformList(): (platforms: readonly Platform[], locale: string) => string {
  const t = useTranslations("platform");
  return (platforms, locale) =>
    joinNames(
      [...new Set(platforms)].map((name) => t(name)),
      locale,
    );
}
