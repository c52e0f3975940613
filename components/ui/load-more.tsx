"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./ui.module.css";

interface LoadMoreProps {
  /** The infinite query of the list. */
  list: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
  /** How many rows are shown, and whether these are all. */
  text: string;
}

/** The foot of a list. It always says whether there are more rows. */
export function LoadMore({ list, text }: LoadMoreProps) {
  const t = useTranslations("common");
  return (
    <div className={classes.loadMore}>
      <span role="status">{list.isFetchNextPageError ? t("moreFailed") : text}</span>
      {list.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          data-print="hide"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t("loadMore")}
        </Button>
      )}
    </div>
  );
}
