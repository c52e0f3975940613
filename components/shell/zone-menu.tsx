"use client";

import { Menu, UnstyledButton } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { formatOffset } from "@/lib/time/format";
import { useNow } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import classes from "./shell.module.css";

const ZoneSearch = dynamic(() => import("./zone-search").then((module) => module.ZoneSearch), { ssr: false });

/** The time zone of all times on the page. It is always visible: a time without a zone is a guess. */
export function ZoneMenu() {
  const t = useTranslations("header");
  const { zone, browserZone, chosen, choose } = useZone();
  const now = useNow();
  const { current } = useCurrentApp();
  // Undefined until the first search: only then the dialog is loaded.
  const [searching, setSearching] = useState<boolean>();
  const offset = zone && now !== null ? formatOffset(now, zone) : "";

  const choices = [
    { value: null, label: t("zoneBrowser"), zone: browserZone },
    ...(current ? [{ value: current.timeZone, label: t("zoneApp"), zone: current.timeZone }] : []),
    { value: "UTC", label: t("zoneUtc"), zone: null },
  ];
  const other = choices.some((choice) => choice.value === chosen) ? null : chosen;
  return (
    <>
      <Menu position="bottom-end" width={290}>
        <Menu.Target>
          <UnstyledButton className={classes.zone} aria-label={t("zoneNow", { zone: zone ?? "" })}>
            {zone !== "UTC" && <span className={classes.zoneName}>{zone}</span>}
            <span className={classes.zoneOffset}>{offset}</span>
            <IconChevronDown size={14} stroke={1.7} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map((choice) => (
            <Menu.Item
              key={choice.label}
              rightSection={<Chosen yes={chosen === choice.value} />}
              aria-current={chosen === choice.value}
              onClick={() => choose(choice.value)}
            >
              <span className={classes.choice}>
                {choice.label} <span className={classes.choiceDetail}>{choice.zone}</span>
              </span>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item rightSection={<Chosen yes={other !== null} />} onClick={() => setSearching(true)}>
            <span className={classes.choice}>
              {t("zoneOther")} <span className={classes.choiceDetail}>{other}</span>
            </span>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {searching !== undefined && <ZoneSearch opened={searching} onClose={() => setSearching(false)} />}
    </>
  );
}

function Chosen({ yes }: { yes: boolean }) {
  return <IconCheck size={15} aria-hidden style={{ visibility: yes ? "visible" : "hidden" }} />;
}
