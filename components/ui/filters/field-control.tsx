"use client";

import { Checkbox, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useZone } from "@/lib/client/time/zone";
import { DebouncedInput } from "../debounced-input";
import { withCurrentOption, type FilterField } from "./field";
import classes from "./filters.module.css";

// Only the open filters need the field with its parser and its calendar, so it is loaded then.
const TimeFilter = dynamic(() => import("../moment/time-filter").then((module) => module.TimeFilter), {
  ssr: false,
  loading: () => <div className={classes.timeSpace} />,
});

interface FieldControlProps {
  field: FilterField;
  value: string | undefined;
  onChange: (value: string | undefined, typing?: boolean) => void;
}

/** The input of one filter field. */
export function FieldControl({ field, value, onChange }: FieldControlProps) {
  const t = useTranslations("filter");
  switch (field.kind) {
    case "choice":
      return (
        <NativeSelect
          size="xs"
          label={field.label}
          value={value ?? ""}
          data={[{ value: "", label: t("any") }, ...withCurrentOption(field.options, value)]}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      );
    case "several":
      return (
        <Checkbox.Group
          label={field.label}
          className={classes.several}
          classNames={{ label: classes.groupLabel }}
          value={value?.split(",") ?? []}
          onChange={(chosen) => onChange(chosen.join(",") || undefined)}
        >
          <div className={classes.options}>
            {field.options.map((option) => (
              <Checkbox key={option.value} size="xs" value={option.value} label={option.label} />
            ))}
          </div>
        </Checkbox.Group>
      );
    case "text":
      return (
        <DebouncedInput
          size="xs"
          label={field.label}
          value={value ?? ""}
          suggestions={field.suggestions}
          onSettle={(text) => onChange(text || undefined, true)}
        />
      );
    case "time":
      return <TimeControl label={field.label} value={value} onChange={onChange} />;
  }
}

function TimeControl({ value, onChange, label }: { label: string } & Omit<FieldControlProps, "field">) {
  const { zone } = useZone();
  if (zone === null) return null;
  return <TimeFilter label={label} value={value} zone={zone} onChange={(next) => onChange(next, true)} />;
}
