"use client";

import { ActionIcon, Button, Popover, TextInput, Tooltip } from "@mantine/core";
import { IconCalendar } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { TimeRange } from "@/lib/time/range";
import { around } from "@/lib/client/timeline-chart/viewport";
import { fieldValue, readField } from "@/lib/client/time/local";
import classes from "./timeline-chart.module.css";

/** Moves the range to a date and time of the chosen zone; its length stays. */
export function JumpToDate({
  range,
  zone,
  onMove,
}: {
  range: TimeRange;
  zone: string;
  onMove: (range: TimeRange) => void;
}) {
  const t = useTranslations("timelineChart");
  const [opened, setOpened] = useState(false);
  const [value, setValue] = useState("");
  const at = readField(value, zone);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus shadow="md">
      <Popover.Target>
        <Tooltip label={t("jump")}>
          <ActionIcon
            variant="default"
            size={28}
            aria-label={t("jump")}
            aria-expanded={opened}
            onClick={() => {
              setValue(fieldValue((range.from + range.to) / 2, zone));
              setOpened(!opened);
            }}
          >
            <IconCalendar size={16} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={classes.jump}
          onSubmit={(event) => {
            event.preventDefault();
            if (at === null) return;
            onMove(around(at, range.to - range.from));
            setOpened(false);
          }}
        >
          <TextInput
            type="datetime-local"
            label={t("jumpField", { zone })}
            value={value}
            data-autofocus
            onChange={(event) => setValue(event.currentTarget.value)}
          />
          <Button type="submit" disabled={at === null}>
            {t("jumpGo")}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
