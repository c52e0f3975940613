"use client";

import { Modal, Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useZone } from "@/lib/client/time/zone";

/** Searches the time zones that the browser knows. */
export function ZoneSearch({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTranslations("header");
  const common = useTranslations("common");
  const { chosen, choose } = useZone();
  const all = useMemo(() => (opened ? Intl.supportedValuesOf("timeZone") : []), [opened]);
  return (
    <Modal opened={opened} onClose={onClose} title={t("zone")} closeButtonProps={{ "aria-label": common("close") }}>
      <Select
        data-autofocus
        searchable
        aria-label={t("zoneSearch")}
        placeholder={t("zoneSearch")}
        data={all}
        value={chosen}
        onChange={(zone) => {
          if (zone === null) return;
          choose(zone);
          onClose();
        }}
        maxDropdownHeight={260}
      />
    </Modal>
  );
}
