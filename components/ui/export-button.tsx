"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { urlOf, type Query } from "@/lib/client/api/request";
import { useCurrentApp } from "@/lib/client/app";
import { useAnyCount } from "@/lib/client/queries/count";
import { useMay } from "@/lib/client/roles";
import { useLocaleQuery } from "@/lib/client/queries/locale-query";
import { csvFileName } from "@/lib/csv/file-name";
import { formatDate } from "@/lib/time/format";
import { currentTime } from "@/lib/client/time/now";
import type { CountedKey, ExactQuery } from "@/lib/contracts/endpoint-types";
import type { ExportName } from "@/lib/contracts/exports";
import { ExportPopover } from "./export-popover";
import { useExport } from "./use-export";

interface AnyExportButtonProps {
  name: ExportName;
  /** The page's filter in API form, without app, zone and language. Null until it is known. */
  filter: Query | null;
  /** The number of rows, if the page knows it. Otherwise the server counts. */
  rows?: number;
}

/** The list to count for each export. Null for days, whose number the page knows, and for the audit. */
const LISTS: Record<ExportName, CountedKey | null> = {
  events: "GET events",
  connections: "GET connections",
  kicks: "GET kicks",
  statuses: "GET statuses",
  users: "GET users",
  duplicates: "GET duplicates",
  "kicked-users": "GET stats/kicks/users",
  rejected: "GET ingest/rejected",
  days: null,
  audit: null,
};

interface ExportButtonProps<N extends ExportName, Q extends Query> extends Omit<AnyExportButtonProps, "filter"> {
  name: N;
  /** The page's filter in API form, without app, zone and language. Null until it is known. */
  filter: ExactQuery<`GET exports/${N}.csv`, Q> | null;
}

/** Exports every row of a filtered list as CSV. The server writes the file. */
export function ExportButton<N extends ExportName, Q extends Query>(props: ExportButtonProps<N, Q>) {
  return <AnyExportButton {...props} />;
}

/** The same for a caller that has checked the filter itself. */
export function AnyExportButton(props: AnyExportButtonProps) {
  const may = useMay();
  return props.name === "days" || may("export") ? <PermittedExportButton {...props} /> : null;
}

function PermittedExportButton({ name, filter, rows: known }: AnyExportButtonProps) {
  const t = useTranslations("export");
  const { app } = useCurrentApp();
  const speech = useLocaleQuery();
  const [opened, setOpened] = useState(false);
  const { state, start, cancel } = useExport();
  const count = useAnyCount(LISTS[name], filter ?? {}, {
    enabled: opened && filter !== null && known === undefined && state.step !== "running",
  });
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
                urlOf(`GET exports/${name}.csv`, { app, ...filter, ...speech, bom }),
                csvFileName(
                  name,
                  formatDate(currentTime(), speech.tz),
                  typeof filter.user === "string" ? filter.user : undefined,
                ),
                total,
              )
          : undefined
      }
      onCancel={cancel}
      disabled={filter === null}
    />
  );
}
