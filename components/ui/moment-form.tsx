"use client";

import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { formatDate, formatFull, formatTime } from "@/lib/time/format";
import { readMoment } from "@/lib/time/read-moment";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { MomentCalendar } from "./moment-calendar";
import classes from "./moment-picker.module.css";

/** Moments that are one click away, by their distance from now. */
const SHORTCUTS = [
  { name: "minutes", ago: 10 * MINUTE },
  { name: "hour", ago: HOUR },
  { name: "day", ago: DAY },
] as const;

const written = (at: number, zone: string) => `${formatDate(at, zone)} ${formatTime(at, zone)}`;

interface MomentFormProps {
  /** The chosen moment in ms; null if there is none. */
  value: number | null;
  zone: string;
  now: number;
  onPick: (at: number) => void;
}

/** A moment typed as people write one, or picked from a calendar and a clock. */
export function MomentForm({ value, zone, now, onPick }: MomentFormProps) {
  const t = useTranslations("moment");
  const reading = useId();
  const field = useRef<HTMLInputElement>(null);
  // The dialog opens before this form is loaded, so it cannot move the focus here.
  useEffect(() => field.current?.focus(), []);
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
        ref={field}
        label={t("field", { zone })}
        placeholder={t("placeholder")}
        value={text}
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
