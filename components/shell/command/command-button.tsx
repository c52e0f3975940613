"use client";

import { useHotkeys } from "@mantine/hooks";
import { IconCommand } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { ToolButton } from "../../ui/tool-button";

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
      <ToolButton
        label={t("open")}
        hint={t("hint")}
        icon={IconCommand}
        size={36}
        shortcuts="Control+K Meta+K"
        onClick={open}
      />
      {wanted && <Palette />}
    </>
  );
}
