"use client";

import { Menu } from "@mantine/core";
import { IconBaselineDensitySmall, IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { setCookie } from "@/lib/client/cookie";
import { DENSITY_COOKIE } from "@/lib/i18n/cookies";

/** Switches lists to low rows and back. The server sets the same attribute, so that nothing moves while loading. */
export function DensityItem() {
  const t = useTranslations("header");
  const [compact, setCompact] = useState(() => document.documentElement.dataset.density === "compact");

  function toggle() {
    const next = !compact;
    if (next) document.documentElement.dataset.density = "compact";
    else delete document.documentElement.dataset.density;
    setCookie(DENSITY_COOKIE, next ? "compact" : null);
    setCompact(next);
  }

  return (
    <Menu.Item
      role="menuitemcheckbox"
      aria-checked={compact}
      closeMenuOnClick={false}
      leftSection={<IconBaselineDensitySmall size={16} stroke={1.7} aria-hidden />}
      rightSection={compact ? <IconCheck size={15} aria-hidden /> : null}
      onClick={toggle}
    >
      {t("compact")}
    </Menu.Item>
  );
}
