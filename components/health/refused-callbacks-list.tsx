"use client";

import { Drawer, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRejected } from "@/lib/client/queries/health";
import type { Rejected } from "@/lib/contracts/health";
import { REJECT_CAUSES } from "@/lib/contracts/values";
import { REFUSED_FILTER } from "@/lib/client/url/refused-filter";
import { useFilter } from "@/lib/client/url/use-filter";
import { ExportButton } from "../ui/export-button";
import { LoadMore } from "../ui/load-more";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { RawRequest } from "../ui/raw-request";
import { Skeleton } from "../ui/skeleton";
import { Time } from "../ui/time";
import ui from "../ui/ui.module.css";
import classes from "./health.module.css";

/** The newest refused callbacks with cause and raw request. A wrong setting shows here first. */
export function RefusedCallbacksList() {
  const t = useTranslations("setup");
  const causes = useTranslations("reject");
  const { filter, change } = useFilter(REFUSED_FILTER);
  const cause = filter.refused;
  const [shown, setShown] = useState<Rejected | null>(null);
  const list = useRejected(cause);
  const rows = list.data?.pages.flatMap((page) => page.rejected) ?? [];
  return (
    <Panel
      flush
      title={t("rejectedTitle")}
      aside={
        <span className={ui.aside}>
          <NativeSelect
            size="xs"
            aria-label={t("rejectedTitle")}
            value={cause ?? ""}
            data={[
              { value: "", label: t("rejectedAll") },
              ...REJECT_CAUSES.map((value) => ({ value, label: causes(value) })),
            ]}
            onChange={(event) => change({ refused: event.currentTarget.value || undefined })}
          />
          <ExportButton name="rejected" filter={{ cause }} />
        </span>
      }
    >
      {list.error && !list.data ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <Skeleton height={40} m={16} width="auto" />
      ) : rows.length === 0 ? (
        <p className={classes.emptyRows}>{t("rejectedNone")}</p>
      ) : (
        <>
          <ul className={classes.rejected} id="examples">
            {rows.map((row) => (
              <li key={row.id}>
                <button type="button" className={classes.rejectedRow} onClick={() => setShown(row)}>
                  <span className={classes.detail}>
                    <Time at={row.receivedAt} precision="second" />
                  </span>
                  <span className={classes.rejectedCause}>{causes(row.cause)}</span>
                  <span className={classes.rejectedError}>{row.error}</span>
                </button>
              </li>
            ))}
          </ul>
          <LoadMore list={list} text={t("rejectedText")} />
        </>
      )}
      <RefusedCallbackDrawer row={shown} onClose={() => setShown(null)} />
    </Panel>
  );
}

function RefusedCallbackDrawer({ row, onClose }: { row: Rejected | null; onClose: () => void }) {
  const t = useTranslations("setup");
  const causes = useTranslations("reject");
  const common = useTranslations("common");
  return (
    <Drawer
      opened={row !== null}
      onClose={onClose}
      position="right"
      size="min(560px, 100vw)"
      title={row ? causes(row.cause) : ""}
      closeButtonProps={{ "aria-label": common("close") }}
    >
      {row && (
        <>
          <p className={classes.lead}>
            <Time at={row.receivedAt} ago precision="second" /> · {row.error}
          </p>
          <code className={classes.request}>
            {row.method} {row.path}
          </code>
          <RawRequest
            query={row.query}
            body={row.body}
            labels={{ query: t("rejectedQuery"), body: t("rejectedBody", { bytes: row.bodyBytes }) }}
          />
        </>
      )}
    </Drawer>
  );
}
