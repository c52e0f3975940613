"use client";

import { ActionIcon, Menu, useMantineColorScheme } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { DensityItem } from "./density-item";
import classes from "./shell.module.css";

const CHOICES = [
  { scheme: "auto", word: "schemeAuto", icon: IconDeviceDesktop },
  { scheme: "light", word: "schemeLight", icon: IconSun },
  { scheme: "dark", word: "schemeDark", icon: IconMoon },
] as const;

export function SchemeMenu() {
  const t = useTranslations("header");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const mounted = useMounted();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t("scheme")}>
          <IconSun className={classes.inLight} size={18} stroke={1.7} aria-hidden />
          <IconMoon className={classes.inDark} size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {CHOICES.map(({ scheme, word, icon: Glyph }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Glyph size={16} stroke={1.7} aria-hidden />}
            rightSection={mounted && scheme === colorScheme ? <IconCheck size={15} aria-hidden /> : null}
            aria-current={mounted && scheme === colorScheme}
            onClick={() => setColorScheme(scheme)}
          >
            {t(word)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <DensityItem />
      </Menu.Dropdown>
    </Menu>
  );
}
