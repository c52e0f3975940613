"use client";

import { Button, Checkbox, NativeSelect, Popover } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { TextFilter } from "@/lib/client/url/filter";
import type { UsersFilter } from "@/lib/client/url/users-filter";
import { SORT_OF } from "@/lib/client/url/users-sort";
import { USERS_COLUMNS, type UsersColumn } from "@/lib/client/users-columns";
import classes from "./users.module.css";
import { USER_SORTS } from "@/lib/contracts/values";

interface ViewMenuProps {
  columns: readonly UsersColumn[];
  onColumns: (columns: UsersColumn[]) => void;
  filter: UsersFilter;
  onSort: (by: TextFilter<"sort" | "order">) => void;
}

/** Selects the columns, and the order on a phone, where there are no column heads. */
export function ColumnsMenu({ columns, onColumns, filter, onSort }: ViewMenuProps) {
  const t = useTranslations("users");
  const [opened, setOpened] = useState(false);
  const sort = filter.sort ?? "online";
  const by = Object.values(SORT_OF).find((one) => one.sort === sort);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" trapFocus width={240}>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconAdjustmentsHorizontal size={15} stroke={1.7} aria-hidden />}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {t("view")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.view}>
        <Checkbox.Group
          label={t("columns")}
          classNames={{ label: classes.groupLabel }}
          value={[...columns]}
          onChange={(chosen) => onColumns(USERS_COLUMNS.filter((column) => chosen.includes(column)))}
        >
          <div className={classes.columns}>
            {USERS_COLUMNS.map((column) => (
              <Checkbox
                key={column}
                size="xs"
                value={column}
                label={t(column)}
                disabled={columns.length === 1 && columns[0] === column}
              />
            ))}
          </div>
        </Checkbox.Group>
        <NativeSelect
          size="xs"
          label={t("sort")}
          value={sort}
          data={USER_SORTS.map((value) => ({ value, label: t(`sort_${value}`) }))}
          onChange={(event) => onSort({ sort: event.currentTarget.value, order: undefined })}
        />
        {sort !== "online" && (
          <NativeSelect
            size="xs"
            label={t("order")}
            value={filter.order ?? by?.usual ?? "desc"}
            data={[
              { value: "desc", label: t("desc") },
              { value: "asc", label: t("asc") },
            ]}
            onChange={(event) => onSort({ sort, order: event.currentTarget.value })}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
