import { Button } from "@mantine/core";
import { IconHistory, IconListSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Notice } from "../ui/notice";

interface EmptyListProps {
  title: string;
  /** Clears the filter. Absent if no filter is set. */
  onClear?: () => void;
  /** Extends the range to all of history. Absent if the range is all of history already, or does not apply. */
  onAll?: () => void;
  /** Other ways to see more. They replace the button to all of history. */
  actions?: ReactNode;
  children: ReactNode;
}

/** Says that no row of the range matches, and offers ways to see more. */
export function EmptyListNotice({ title, onClear, onAll, actions, children }: EmptyListProps) {
  const t = useTranslations("filter");
  return (
    <Notice
      icon={onClear ? IconListSearch : IconHistory}
      title={title}
      actions={
        <>
          {onClear && (
            <Button size="xs" variant="default" onClick={onClear}>
              {t("clear")}
            </Button>
          )}
          {actions}
          {onAll && !actions && (
            <Button size="xs" variant="default" onClick={onAll}>
              {t("allTime")}
            </Button>
          )}
        </>
      }
    >
      {children}
    </Notice>
  );
}
