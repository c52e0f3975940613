"use client";

import { useNow } from "@/lib/client/time/now";
import { MomentField } from "./moment-field";
import { useTypedMoment } from "./use-typed-moment";

interface TimeFilterProps {
  label: string;
  /** ISO 8601; undefined if the filter is not set. */
  value: string | undefined;
  zone: string;
  onChange: (value: string | undefined) => void;
}

/** The field of a filter for a moment. The filter follows when the person leaves the field or presses Enter. */
export function TimeFilter({ label, value, zone, onChange }: TimeFilterProps) {
  const now = useNow() ?? 0;
  const set = value === undefined ? Number.NaN : Date.parse(value);
  const current = Number.isNaN(set) ? null : set;
  const moment = useTypedMoment(current, { zone, now });
  return (
    <MomentField
      size="xs"
      withCalendar
      label={label}
      moment={moment}
      zone={zone}
      now={now}
      onSettle={(at) => at !== current && onChange(at === null ? undefined : new Date(at).toISOString())}
    />
  );
}
