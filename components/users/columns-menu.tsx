"use client";

import { Button, Checkbox, Popover } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { USERS_COLUMNS, type UsersColumn } from "@/lib/client/users-columns";
import classes from "./users.module.css";

interface ColumnsMenuProps {
  columns: readonly UsersColumn[];
  onColumns: (columns: UsersColumn[]) => void;
}

/** Selects the columns. */
export function ColumnsMenu({ columns, onColumns }: ColumnsMenuProps) {
  const t = useTranslations("users");
  const [opened, setOpened] = useState(false);
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
      </Popover.Dropdown>
    </Popover>
  );
}
