"use client";

import { Popover, Select, UnstyledButton } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { zoneOffset } from "@/lib/client/time/format";
import { useNow } from "@/lib/client/time/now";
import { APP_ZONE, useZone } from "@/lib/client/time/zone";
import classes from "./shell.module.css";

/** The zone every time is shown in: always in sight, since a time without a zone is a guess. */
export function ZoneMenu() {
  const t = useTranslations("header");
  const { zone, browserZone, chosen, choose } = useZone();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const all = useMemo(() => (open ? Intl.supportedValuesOf("timeZone") : []), [open]);
  const offset = zone && now !== null ? zoneOffset(now, zone) : "";

  function pick(next: string | null) {
    choose(next);
    setOpen(false);
  }

  const choices = [
    { value: null, label: t("zoneBrowser"), zone: browserZone },
    { value: APP_ZONE, label: t("zoneApp"), zone: APP_ZONE },
    { value: "UTC", label: t("zoneUtc"), zone: null },
  ];
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={280} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.zone}
          aria-label={t("zoneNow", { zone: zone ?? "" })}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {zone !== "UTC" && <span className={classes.zoneName}>{zone}</span>}
          <span className={classes.zoneOffset}>{offset}</span>
          <IconChevronDown size={14} stroke={1.7} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={6}>
        {choices.map((choice) => (
          <UnstyledButton
            key={choice.label}
            className={classes.choice}
            aria-current={chosen === choice.value}
            onClick={() => pick(choice.value)}
          >
            <span>{choice.label}</span>
            <span className={classes.choiceDetail}>{choice.zone}</span>
            <IconCheck size={15} aria-hidden style={{ visibility: chosen === choice.value ? "visible" : "hidden" }} />
          </UnstyledButton>
        ))}
        <Select
          m={6}
          size="sm"
          searchable
          aria-label={t("zoneOther")}
          placeholder={t("zoneSearch")}
          data={all}
          value={choices.some((choice) => choice.value === chosen) ? null : chosen}
          onChange={(value) => value && pick(value)}
          comboboxProps={{ withinPortal: false }}
          maxDropdownHeight={220}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
