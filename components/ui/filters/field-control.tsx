"use client";

import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { fieldValue, readField } from "@/lib/client/time/local";
import { useZone } from "@/lib/client/time/zone";
import { DebouncedInput } from "../debounced-input";
import { withCurrentOption, type FilterField } from "./field";
import classes from "./filters.module.css";

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

function TimeControl({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: FieldControlProps["onChange"];
}) {
  const { zone } = useZone();
  if (zone === null) return null;
  return (
    <TextInput
      size="xs"
      type="datetime-local"
      label={label}
      value={value ? fieldValue(Date.parse(value), zone) : ""}
      onChange={(event) => {
        const at = readField(event.currentTarget.value, zone);
        onChange(at === null ? undefined : new Date(at).toISOString(), true);
      }}
    />
  );
}
