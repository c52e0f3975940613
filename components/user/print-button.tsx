"use client";

import { IconPrinter } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useHotkeys } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useTimeline } from "@/lib/client/queries/user";
import type { TimeRange } from "@/lib/time/range";
import { ToolButton } from "../ui/tool-button";

/** Pages of the timeline that a report has at most: 5,000 events. The report says if there are more. */
const MAX_PAGES = 100;

/** Prints the page as a report, after every event of the range is loaded. Ctrl-P and ⌘P do the same. */
export function PrintButton({ id, range }: { id: string; range: TimeRange | null }) {
  const t = useTranslations("user");
  const list = useTimeline(id, range);
  const { data, error, hasNextPage, fetchNextPage } = list;
  const [asked, setAsked] = useState(false);
  const pages = data?.pages.length ?? 0;
  const loading = list.isLoading || list.isPlaceholderData || list.isFetchingNextPage;
  const missing = hasNextPage && pages < MAX_PAGES && error === null;

  useHotkeys([["mod+P", () => setAsked(true)]], []);

  useEffect(() => {
    if (!asked || loading) return;
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
  }, [asked, missing, pages, loading, fetchNextPage]);

  return (
    <ToolButton label={t("print")} icon={IconPrinter} loading={asked} disabled={!data} onClick={() => setAsked(true)} />
  );
}
