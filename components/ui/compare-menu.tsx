"use client";

import { Menu } from "@mantine/core";
import { IconArrowsDiff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { COMPARISONS, isComparable, type Comparison, type PageRange } from "@/lib/client/url/range";
import { MenuButton } from "./menu-button";

interface CompareMenuProps {
  range: Pick<PageRange, "from" | "to"> | null;
  comparison: Comparison;
  onChoose: (comparison: Comparison) => void;
}

/** What the figures of a page are compared with. A comparison that would overlap the range cannot be chosen. */
export function CompareMenu({ range, comparison, onChoose }: CompareMenuProps) {
  const t = useTranslations("range");
  const used = range === null || isComparable(range, comparison) ? comparison : "previous";
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <MenuButton
          icon={IconArrowsDiff}
          aria-label={t("compareNow", { comparison: t(`compare_${used}`) })}
          data-print="hide"
        >
          {t(`compare_${used}`)}
        </MenuButton>
      </Menu.Target>
      <Menu.Dropdown>
        {COMPARISONS.map((one) => (
          <Menu.Item
            key={one}
            aria-current={one === used || undefined}
            disabled={range !== null && !isComparable(range, one)}
            onClick={() => onChoose(one)}
          >
            {t(`compare_${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
