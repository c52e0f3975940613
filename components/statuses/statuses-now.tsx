"use client";

import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { useCells } from "@/lib/client/table/use-cells";
import { listHref } from "@/lib/client/url/list-href";
import { Link } from "../ui/link";
import { ShareBars } from "../charts/share-bars";
import { EmptyLine } from "../ui/empty-line";
import { StatPanel } from "../ui/stat-panel";
import { TableTools } from "../ui/table-tools";
import ui from "../ui/ui.module.css";
import { Time } from "../ui/time";
import { excludedValues } from "./other-values";
import { StatusValue } from "./status-value";
import type { StatusesPanelProps } from "./types";
import classes from "./statuses.module.css";

/** Current statuses and how many users have each. */
export function StatusesNow({ query }: StatusesPanelProps) {
  const t = useTranslations("statusesPage");
  const common = useTranslations("common");
  const activity = useTranslations("activity");
  const { app } = useCurrentApp();
  const cells = useCells();
  const { data } = query;
  const asOf = data?.asOf;
  const table = data
    ? () => ({
        columns: [t("value"), activity("users")],
        rows: [
          ...data.current.map(({ value, users }) => ({ key: value, cells: [cells.text(value), cells.number(users)] })),
          ...(data.currentRest.values > 0
            ? [
                {
                  key: "rest",
                  cells: [cells.text(t("restUsers", data.currentRest)), cells.number(data.currentRest.count)],
                },
              ]
            : []),
        ],
      })
    : null;
  return (
    <StatPanel
      title={t("now")}
      query={query}
      height={300}
      aside={
        <span className={ui.aside}>
          <span className={classes.dimmed}>
            {asOf && common.rich("asOf", { time: () => <Time at={asOf} clock /> })}
          </span>
          <TableTools title={t("now")} table={table} />
        </span>
      }
    >
      {({ current, currentRest }) =>
        current.length === 0 ? (
          <EmptyLine>{t("nowNone")}</EmptyLine>
        ) : (
          <div className={classes.box} tabIndex={0} role="group" aria-label={t("now")}>
            <ShareBars
              label={t("now")}
              total={current.reduce((sum, { users }) => sum + users, currentRest.count)}
              shares={current.map(({ value, users }) => ({
                key: value,
                label: <StatusValue value={value} />,
                value: users,
                colour: "var(--tone-online-solid)",
                href: listHref("/users", app, null, { status: value }),
              }))}
            />
            {currentRest.values > 0 && (
              <p className={classes.rest}>
                <Link href={listHref("/users", app, null, { statusExcept: excludedValues(current) })} prefetch={false}>
                  {t("restUsers", { values: currentRest.values, count: currentRest.count })}
                </Link>
              </p>
            )}
          </div>
        )
      }
    </StatPanel>
  );
}
