"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTimeline } from "@/lib/client/queries/user";
import type { TimeRange } from "@/lib/time/range";

/** Pages of the timeline that a report has at most: 5,000 events. The report says if there are more. */
const MAX_PAGES = 100;

/** Prints the page as a report, after every event of the range is loaded. */
export function PrintButton({ id, range }: { id: string; range: TimeRange | null }) {
  const t = useTranslations("user");
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useTimeline(id, range);
  const [asked, setAsked] = useState(false);
  const pages = data?.pages.length ?? 0;
  const missing = hasNextPage && pages < MAX_PAGES && error === null;

  useEffect(() => {
    if (!asked || isFetchingNextPage) return;
    if (missing) {
      void fetchNextPage();
      return;
    }
    // After this render, in which the list shows what was loaded last.
    const timer = setTimeout(() => {
      setAsked(false);
      window.print();
    });
    return () => clearTimeout(timer);
  }, [asked, missing, pages, isFetchingNextPage, fetchNextPage]);

  return (
    <Tooltip label={t("print")}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={t("print")}
        loading={asked}
        disabled={!data}
        onClick={() => setAsked(true)}
      >
        <IconPrinter size={16} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
