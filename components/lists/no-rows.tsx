import { Button } from "@mantine/core";
import { IconHistory, IconListSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Notice } from "../ui/notice";

interface NoRowsProps {
  title: string;
  /** Takes the filter away; left out where none is set. */
  onClear?: () => void;
  /** Asks for all of history; left out where it was asked for already, or is not looked at. */
  onAll?: () => void;
  children: ReactNode;
}

/** That no row of a range fits, and the ways to see more. */
export function NoRows({ title, onClear, onAll, children }: NoRowsProps) {
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
          {onAll && (
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
