"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { apiUrl, type Query } from "@/lib/client/api/request";
import { useCurrentApp } from "@/lib/client/app";
import { useCount, type Countable } from "@/lib/client/queries/count";
import { useSpeech } from "@/lib/client/queries/speech";
import { fileName } from "@/lib/client/table/table";
import { formatDate } from "@/lib/time/format";
import { currentTime } from "@/lib/client/time/now";
import type { ExportName } from "@/lib/contracts/exports";
import { ExportPopover } from "./export-popover";
import { useExport } from "./use-export";

interface ExportButtonProps {
  name: ExportName;
  /** The page's filter in API form, without app, zone and language. Null until it is known. */
  filter: Query | null;
  /** The number of rows, if the page knows it. Otherwise the server counts. */
  rows?: number;
}

/** The list to count for each export. Null for days: the page knows their number. */
const LISTS: Record<ExportName, Countable | null> = {
  events: "events",
  connections: "connections",
  kicks: "kicks",
  statuses: "statuses",
  users: "users",
  duplicates: "duplicates",
  "kicked-users": "stats/kicks/users",
  rejected: "ingest/rejected",
  days: null,
};

/** Exports every row of a filtered list as CSV. The server writes the file. */
export function ExportButton({ name, filter, rows: known }: ExportButtonProps) {
  const t = useTranslations("export");
  const { app } = useCurrentApp();
  const speech = useSpeech();
  const [opened, setOpened] = useState(false);
  const { state, start, cancel } = useExport();
  const count = useCount(
    LISTS[name],
    filter ?? {},
    opened && filter !== null && known === undefined && state.step !== "running",
  );
  const total = known ?? count.data?.count;

  return (
    <ExportPopover
      opened={opened}
      onOpened={(next) => {
        setOpened(next);
        // The result of the previous export does not apply to a new one with other filters.
        if (next && state.step !== "running") cancel();
      }}
      state={state}
      total={total}
      uncounted={count.error !== null}
      note={t("note", { zone: speech?.tz ?? "" })}
      onStart={
        speech && filter
          ? (bom) =>
              void start(
                apiUrl(`exports/${name}.csv`, { app, ...filter, ...speech, bom }),
                fileName(name, formatDate(currentTime(), speech.tz)),
                total,
              )
          : undefined
      }
      onCancel={cancel}
      disabled={filter === null}
    />
  );
}
