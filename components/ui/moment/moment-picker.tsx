"use client";

import { Button, Popover } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useNow } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import classes from "./moment.module.css";

// Only the open dialog needs the form with its parser, so it is loaded then.
const MomentForm = dynamic(() => import("./moment-form").then((module) => module.MomentForm), {
  ssr: false,
  loading: () => <div className={classes.loading} />,
});

interface MomentPickerProps {
  /** The chosen moment in ms; null if there is none. */
  value: number | null;
  onPick: (at: number) => void;
}

/** A button that opens a field for a moment: typed as people write one, or picked from a calendar and a clock. */
export function MomentPicker({ value, onPick }: MomentPickerProps) {
  const t = useTranslations("moment");
  const { zone } = useZone();
  const now = useNow();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus shadow="md" returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          data-print="hide"
          variant="default"
          leftSection={<IconHistory size={15} stroke={1.7} aria-hidden />}
          disabled={zone === null || now === null}
          onClick={() => setOpened(!opened)}
        >
          {t("open")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("open")}>
        {zone !== null && now !== null && (
          <MomentForm
            value={value}
            zone={zone}
            now={now}
            onPick={(at) => {
              setOpened(false);
              onPick(at);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
