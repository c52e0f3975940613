"use client";

import { Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

interface AppSearchProps {
  label: string;
  value: string;
  data: { value: string; label: string }[];
  onChange: (sdkAppId: string) => void;
}

/** Chooses among many apps, by a part of the name or the SDKAppID. */
export function AppSearch({ label, value, data, onChange }: AppSearchProps) {
  const t = useTranslations("header");
  const current = data.find((app) => app.value === value)?.label ?? "";
  const [search, setSearch] = useState(current);
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
      styles={{ input: { textOverflow: "ellipsis" } }}
      // The field is narrower than many names.
      comboboxProps={{ width: 300, position: "bottom-start" }}
      // While it is open, it is empty: what is typed would end up within the current name.
      placeholder={current}
      selectFirstOptionOnChange
      searchValue={search}
      onSearchChange={setSearch}
      onDropdownOpen={() => setSearch("")}
      onDropdownClose={() => setSearch(current)}
      onChange={(app) => app !== null && onChange(app)}
    />
  );
}
