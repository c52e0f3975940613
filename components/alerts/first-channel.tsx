"use client";

import { Button } from "@mantine/core";
import { IconBellPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Notice } from "../ui/notice";
import { Panel } from "../ui/panel";

/** Leads a new installation to its first channel: until then, alerts reach nobody. */
export function FirstChannel({ onAdd }: { onAdd: () => void }) {
  const t = useTranslations("alerts");
  return (
    <Panel title={t("firstTitle")}>
      <Notice
        icon={IconBellPlus}
        title={t("firstLead")}
        actions={
          <Button size="xs" onClick={onAdd}>
            {t("channelAdd")}
          </Button>
        }
      >
        {t("firstText")}
      </Notice>
    </Panel>
  );
}
