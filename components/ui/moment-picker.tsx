"use client";

import { Button, Popover, TextInput } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useId, useState } from "react";
import { formatDate, formatFull, formatTime } from "@/lib/time/format";
import { readMoment } from "@/lib/time/read-moment";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { useNow } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import classes from "./moment-picker.module.css";

// The calendar is larger than the rest of the picker together, and only this dialog needs it.
const MomentCalendar = dynamic(() => import("./moment-calendar").then((module) => module.MomentCalendar), {
  ssr: false,
  loading: () => <div className={classes.calendar} />,
});

/** Moments that are one click away, by their distance from now. */
const SHORTCUTS = [
  { name: "minutes", ago: 10 * MINUTE },
  { name: "hour", ago: HOUR },
  { name: "day", ago: DAY },
] as const;

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

const written = (at: number, zone: string) => `${formatDate(at, zone)} ${formatTime(at, zone)}`;

function MomentForm({ value, zone, now, onPick }: MomentPickerProps & { zone: string; now: number }) {
  const t = useTranslations("moment");
  const reading = useId();
  const [text, setText] = useState(() => (value === null ? "" : written(value, zone)));
  const at = readMoment(text, { now, zone });
  const future = at !== null && at > now;
  const error = text.trim() === "" ? undefined : at === null ? t("notUnderstood") : future ? t("future") : undefined;
  const usable = at !== null && !future;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (usable) onPick(at);
      }}
    >
      <TextInput
        label={t("field", { zone })}
        placeholder={t("placeholder")}
        value={text}
        data-autofocus
        autoComplete="off"
        error={error !== undefined}
        aria-describedby={reading}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p id={reading} role="status" className={classes.reading} data-error={error !== undefined || undefined}>
        {error ?? (at === null ? t("examples") : formatFull(at, zone))}
      </p>
      <div className={classes.shortcuts} role="group" aria-label={t("shortcuts")}>
        {SHORTCUTS.map(({ name, ago }) => (
          <Button key={name} size="compact-xs" variant="light" color="gray" onClick={() => onPick(now - ago)}>
            {t(`ago_${name}`)}
          </Button>
        ))}
      </div>
      <MomentCalendar at={usable ? at : now} zone={zone} now={now} onPick={(next) => setText(written(next, zone))} />
      <Button type="submit" disabled={!usable}>
        {t("show")}
      </Button>
    </form>
  );
}
