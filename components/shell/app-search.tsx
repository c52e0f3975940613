"use client";

import { Select } from "@mantine/core";
import { useTranslations } from "next-intl";

interface AppSearchProps {
  label: string;
  value: string;
  data: { value: string; label: string }[];
  onChange: (sdkAppId: string) => void;
}

/** Chooses among many apps, by a part of the name or the SDKAppID. */
export function AppSearch({ label, value, data, onChange }: AppSearchProps) {
  const t = useTranslations("header");
  return (
    <Select
      searchable
      allowDeselect={false}
      size="sm"
      mb={12}
      aria-label={label}
      nothingFoundMessage={t("appNone")}
      maxDropdownHeight={320}
      value={value}
      data={data}
      onChange={(app) => app !== null && onChange(app)}
    />
  );
}
