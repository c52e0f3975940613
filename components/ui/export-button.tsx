"use client";

import { Button, Checkbox, Popover, Progress as Bar } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { apiUrl, type Query } from "@/lib/client/api/request";
import { useCurrentApp } from "@/lib/client/app";
import { compactNumber, fullNumber } from "@/lib/client/charts/numbers";
import { useCount, type Countable } from "@/lib/client/queries/count";
import { useSpeech } from "@/lib/client/queries/speech";
import { currentTime } from "@/lib/client/time/now";
import { dayOf } from "@/lib/client/time/format";
import type { ExportName } from "@/lib/contracts/exports";
import { useExport } from "./use-export";
import { useProblemText } from "./use-problem-text";
import classes from "./export.module.css";

/** The list that has as many rows; the table of days knows itself how many it has. */
const LISTS: Record<ExportName, Countable | null> = {
  events: "events", connections: "connections", kicks: "kicks", statuses: "statuses", users: "users", duplicates: "duplicates",
  "kicked-users": "stats/kicks/users", rejected: "ingest/rejected", days: null,
};

interface ExportButtonProps {
  name: ExportName;
  /** The filter of the screen, as the interface takes it; without app, zone and language. */
  filter: Query;
  /** How many rows it will be, where the page knows; else the server is asked. */
  rows?: number;
}

/** Exactly what is on the screen as CSV: how many rows before, how far while it runs, and it can be cancelled. */
export function ExportButton({ name, filter, rows: known }: ExportButtonProps) {
  const t = useTranslations("export");
  const textOf = useProblemText();
  const locale = useLocale();
  const { app } = useCurrentApp();
  const speech = useSpeech();
  const [opened, setOpened] = useState(false);
  const [bom, setBom] = useState(true);
  const { state, start, cancel } = useExport();
  const count = useCount(LISTS[name], filter, opened && known === undefined && state.step !== "running");
  const total = known ?? count.data?.count;
  const running = state.step === "running";
  const share = running && total ? Math.min(1, state.progress.rows / total) : 0;

  function begin() {
    if (!speech) return;
    const url = apiUrl(`exports/${name}.csv`, { app, ...filter, ...speech, bom });
    void start(url, `rollcall-${name}-${dayOf(currentTime(), speech.tz)}.csv`, total);
  }

  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={290} trapFocus shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          data-print="hide"
          aria-expanded={opened}
          leftSection={<IconDownload size={15} stroke={1.7} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {running ? t("runningShort", { rows: compactNumber(state.progress.rows, locale) }) : t("button")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.body}>
          <p className={classes.title}>{t("title")}</p>
          <p className={classes.rows} role="status">
            {running
              ? t("running", { rows: fullNumber(state.progress.rows, locale), total: total === undefined ? "?" : fullNumber(total, locale) })
              : state.step === "done"
                ? t("done", { count: state.progress.rows })
                : total !== undefined
                  ? t("rows", { count: total })
                  : count.error
                    ? t("rowsUnknown")
                    : t("counting")}
          </p>
          {running ? (
            <>
              <Bar value={share * 100} aria-label={t("progress")} transitionDuration={0} />
              <Button variant="default" size="xs" onClick={cancel}>
                {t("cancel")}
              </Button>
            </>
          ) : (
            <>
              {state.step === "failed" && (
                <p className={classes.failed} role="alert">
                  {t("failed")} {state.error && textOf(state.error)}
                </p>
              )}
              <Checkbox size="xs" label={t("bom")} checked={bom} onChange={(event) => setBom(event.currentTarget.checked)} />
              <p className={classes.note}>{t("note", { zone: speech?.tz ?? "" })}</p>
              <Button size="xs" disabled={!speech} data-autofocus onClick={begin}>
                {t("start")}
              </Button>
            </>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
