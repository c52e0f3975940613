"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { DAY, HOUR, MINUTE } from "@/lib/time/units";
import { MomentCalendar } from "./calendar";
import { MomentField } from "./moment-field";
import { useTypedMoment } from "./use-typed-moment";
import classes from "./moment.module.css";

/** Moments that are one click away, by their distance from now. */
const SHORTCUTS = [
  { name: "minutes", ago: 10 * MINUTE },
  { name: "hour", ago: HOUR },
  { name: "day", ago: DAY },
] as const;

interface MomentFormProps {
  /** The chosen moment in ms; null if there is none. */
  value: number | null;
  zone: string;
  now: number;
  onPick: (at: number) => void;
}

/** A moment up to now: typed as people write one, or picked from a calendar and a clock. */
export function MomentForm({ value, zone, now, onPick }: MomentFormProps) {
  const t = useTranslations("moment");
  const field = useRef<HTMLInputElement>(null);
  // The dialog opens before this form is loaded, so it cannot move the focus here.
  useEffect(() => field.current?.focus(), []);
  const moment = useTypedMoment(value, { zone, now, latest: now });
  const { at } = moment;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (at !== null) onPick(at);
      }}
    >
      <MomentField
        fieldRef={field}
        label={t("field", { zone })}
        hint={t("examples")}
        moment={moment}
        zone={zone}
        now={now}
      />
      <div className={classes.shortcuts} role="group" aria-label={t("shortcuts")}>
        {SHORTCUTS.map(({ name, ago }) => (
          <Button key={name} size="compact-xs" variant="light" color="gray" onClick={() => onPick(now - ago)}>
            {t(`ago_${name}`)}
          </Button>
        ))}
      </div>
      <MomentCalendar at={at ?? now} zone={zone} latest={now} onPick={moment.setAt} />
      <Button type="submit" disabled={at === null}>
        {t("show")}
      </Button>
    </form>
  );
}
