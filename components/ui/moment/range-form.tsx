"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { PageRange } from "@/lib/client/url/range";
import type { TimeRange } from "@/lib/time/range";
import { DAY } from "@/lib/time/units";
import { RangeCalendar } from "./calendar";
import { MomentField } from "./moment-field";
import { useTypedMoment } from "./use-typed-moment";
import classes from "./moment.module.css";

/** Two moments, typed as people write them, or whole days from a calendar. */
export function RangeForm({ range, onPick }: { range: PageRange; onPick: (range: TimeRange) => void }) {
  const t = useTranslations("range");
  // The range of the page may move on while this is open.
  const [{ zone, now, ...opening }] = useState(range);
  const field = useRef<HTMLInputElement>(null);
  // The dialog opens before this form is loaded, so it cannot move the focus here.
  useEffect(() => field.current?.focus(), []);
  const from = useTypedMoment(opening.from ?? opening.to - DAY, { zone, now });
  const to = useTypedMoment(opening.to, { zone, now });
  const typed = from.at === null || to.at === null ? null : { from: from.at, to: to.at };
  const wrong = typed !== null && typed.to <= typed.from;
  const usable = wrong ? null : typed;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (usable) onPick(usable);
      }}
    >
      <div>
        <MomentField fieldRef={field} label={t("from")} moment={from} zone={zone} now={now} />
        <MomentField label={t("to")} moment={to} zone={zone} now={now} error={wrong ? t("wrong") : undefined} />
      </div>
      <RangeCalendar
        range={usable ?? { from: now - DAY, to: now }}
        zone={zone}
        latest={now}
        onPick={(days) => {
          from.setAt(days.from);
          to.setAt(days.to);
        }}
      />
      <p className={classes.zone}>{t("zone", { zone })}</p>
      <Button type="submit" disabled={usable === null}>
        {t("show")}
      </Button>
    </form>
  );
}
