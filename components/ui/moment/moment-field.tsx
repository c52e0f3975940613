"use client";

import { ActionIcon, TextInput } from "@mantine/core";
import { IconCalendar } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useId, useState, type Ref } from "react";
import { readingOf } from "@/lib/client/time/typed-moment";
import { MomentCalendar } from "./calendar";
import type { TypedMomentState } from "./use-typed-moment";
import classes from "./moment.module.css";

interface MomentFieldProps {
  label: string;
  moment: TypedMomentState;
  zone: string;
  now: number;
  latest?: number;
  /** Whether a button opens a calendar below the field. */
  withCalendar?: boolean;
  size?: "xs" | "sm";
  /** Shown below an empty field. */
  hint?: string;
  /** Shown instead of what the text means. */
  error?: string;
  fieldRef?: Ref<HTMLInputElement>;
  /** Called with the moment, or null, when the person leaves the field, presses Enter, or picks one. */
  onSettle?: (at: number | null) => void;
}

/** A moment as a person types it, with what it means below. Leaving the field writes it in full. */
export function MomentField(props: MomentFieldProps) {
  const { label, moment, zone, now, latest, withCalendar = false, size, hint, fieldRef, onSettle } = props;
  const t = useTranslations("moment");
  const reading = useId();
  const [opened, setOpened] = useState(false);
  const { text, at, problem } = moment;
  const error = problem === null ? props.error : t(problem);
  function settle() {
    if (problem !== null) return;
    if (at !== null) moment.setAt(at);
    onSettle?.(at);
  }
  return (
    <div>
      <TextInput
        ref={fieldRef}
        size={size}
        label={label}
        placeholder={t("placeholder")}
        value={text}
        autoComplete="off"
        error={error !== undefined}
        aria-describedby={reading}
        onChange={(event) => moment.setText(event.currentTarget.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === "Enter" && settle()}
        rightSection={
          withCalendar && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t("calendar", { field: label })}
              aria-expanded={opened}
              onClick={() => setOpened(!opened)}
            >
              <IconCalendar size={15} stroke={1.7} aria-hidden />
            </ActionIcon>
          )
        }
      />
      <p id={reading} role="status" className={classes.reading} data-error={error !== undefined || undefined}>
        {error ?? (text.trim() === "" ? hint : readingOf(text, at, zone))}
      </p>
      {opened && (
        <MomentCalendar
          at={at ?? now}
          zone={zone}
          latest={latest}
          onPick={(next) => {
            moment.setAt(next);
            onSettle?.(next);
          }}
        />
      )}
    </div>
  );
}
