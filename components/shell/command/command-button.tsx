"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconCommand } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";

const load = () => import("./palette");
const Palette = dynamic(() => load().then((module) => module.Palette), { ssr: false });

/** Opens the command palette by ⌘K, Ctrl-K or a click. The palette is loaded on first use. */
export function CommandButton() {
  const t = useTranslations("command");
  const [wanted, setWanted] = useState(false);
  const open = () => {
    setWanted(true);
    void load().then((module) => module.openPalette());
  };
  useHotkeys([["mod+K", open]], []);
  return (
    <>
      <Tooltip label={t("hint")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t("open")}
          aria-keyshortcuts="Control+K Meta+K"
          onClick={open}
        >
          <IconCommand size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {wanted && <Palette />}
    </>
  );
}
