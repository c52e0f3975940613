"use client";

import { ActionIcon } from "@mantine/core";
import { IconMenu2 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { ongoingIncidents } from "@/lib/client/notices";
import { useTroubles } from "@/lib/client/troubles";
import classes from "./shell.module.css";

/** Opens the navigation on a phone. It carries the number of ongoing incidents, which the closed navigation hides. */
export function BurgerButton({ open, onOpen }: { open: boolean; onOpen: () => void }) {
  const t = useTranslations("nav");
  const count = ongoingIncidents(useTroubles()).length;
  return (
    <ActionIcon
      className={classes.burger}
      variant="subtle"
      color="gray"
      size={36}
      aria-label={count === 0 ? t("open") : t("openOngoing", { count })}
      aria-expanded={open}
      onClick={onOpen}
    >
      <IconMenu2 size={20} stroke={1.7} aria-hidden />
      {count > 0 && (
        <span className={classes.burgerCount} aria-hidden>
          {count}
        </span>
      )}
    </ActionIcon>
  );
}
