"use client";

import { Button, Tooltip } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { TimeRange } from "@/lib/time/range";
import { useTimelineChart } from "@/lib/client/queries/timeline-chart";
import { useCells } from "@/lib/client/table/use-cells";
import { useNow } from "@/lib/client/time/now";
import { formatSpan } from "@/lib/client/time/span";
import type { StatusSpan } from "@/lib/contracts/user";
import { Panel } from "../ui/panel";
import { ScrollBox } from "../ui/scroll-box";
import { ProblemNotice } from "../ui/problem-notice";
import { Skeleton } from "../ui/skeleton";
import { TableExport } from "../ui/table-export";
import { Time } from "../ui/time";
import { ToneBadge } from "../ui/tone-badge";
import classes from "./history.module.css";

const PAGE_SIZE = 8;

/** Every custom status of the shown range, newest first. A presumed end is marked. */
export function StatusHistory({ id, range }: { id: string; range: TimeRange | null }) {
  const t = useTranslations("history");
  const { data, error, refetch } = useTimelineChart(id, range);
  const [shown, setShown] = useState(PAGE_SIZE);
  const statuses = data?.statuses ?? [];
  const cells = useCells();
  const table = data
    ? () => ({
        columns: [t("value"), t("from"), t("until"), t("length"), t("presumed")],
        rows: data.statuses.map(({ value, at, until, presumed }, place) => ({
          key: `${at} ${place}`,
          cells: [
            cells.text(value || t("cleared")),
            cells.time(at),
            until ? cells.time(until) : cells.text(t("stands")),
            cells.span(Date.parse(until ?? data.asOf) - Date.parse(at)),
            cells.text(presumed ? t("presumed") : ""),
          ],
        })),
      })
    : null;
  return (
    <Panel
      flush
      title={t("title")}
      aside={statuses.length > 0 && <TableExport title={t("title")} table={table} leftOut={data?.statusesLeftOut} />}
    >
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={40} m={16} width="auto" />
      ) : statuses.length === 0 ? (
        <p className={classes.none}>{t("none")}</p>
      ) : (
        <ScrollBox label={t("title")}>
          <table className={classes.table}>
            <thead>
              <tr>
                {(["value", "from", "until", "length"] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {statuses.slice(0, shown).map((status, place) => (
                <Row key={`${status.at} ${place}`} status={status} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
      {statuses.length > shown && (
        <div className={classes.more} data-print="hide">
          <Button size="xs" variant="default" onClick={() => setShown(shown + 5 * PAGE_SIZE)}>
            {t("more")}
          </Button>
        </div>
      )}
      {data && data.statusesLeftOut > 0 && (
        <p className={classes.none}>{t("leftOut", { count: data.statusesLeftOut })}</p>
      )}
    </Panel>
  );
}

function Row({ status }: { status: StatusSpan }) {
  const t = useTranslations("history");
  const locale = useLocale();
  const now = useNow();
  const { value, at, until, presumed } = status;
  const end = until ? Date.parse(until) : now;
  return (
    <tr>
      <td className={classes.value}>{value === "" ? <span className={classes.dimmed}>{t("cleared")}</span> : value}</td>
      <td>
        <Time at={at} precision="second" />
      </td>
      <td>
        {until ? <Time at={until} precision="second" /> : <span className={classes.dimmed}>{t("stands")}</span>}{" "}
        {presumed && (
          <Tooltip label={t("presumedWhy")} multiline maw={300}>
            <span tabIndex={0}>
              <ToneBadge tone="other" label={t("presumed")} />
            </span>
          </Tooltip>
        )}
      </td>
      <td>{end !== null && formatSpan(Math.max(0, end - Date.parse(at)), locale)}</td>
    </tr>
  );
}
