"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { listHref } from "@/lib/client/url/list-href";
import { formatSpan } from "@/lib/client/time/span";
import type { IncidentAnswer } from "@/lib/contracts/stats/incidents";
import { useCells } from "@/lib/client/table/use-cells";
import { Link } from "../ui/link";
import { ShareBars } from "../charts/share-bars";
import { Panel } from "../ui/panel";
import { TableTools } from "../ui/table-tools";
import classes from "./incidents.module.css";

/** How many of the users that the incident hit connected again, and how fast. */
export function RecoveryPanel({ answer: { incident, back, users, asOf } }: { answer: IncidentAnswer }) {
  const t = useTranslations("incidents");
  const chart = useTranslations("chart");
  const locale = useLocale();
  const { app } = useCurrentApp();
  const list = (filter: Record<string, string | number>) =>
    listHref("/users", app, null, { endedFrom: incident.from, endedTo: incident.to, ...filter });
  const within = (ms: number | null) =>
    ms !== null && (
      <Link href={list({ backWithinMs: Math.ceil(ms) })} prefetch={false}>
        {formatSpan(ms, locale)}
      </Link>
    );
  const left = users - back.stayedOnline;
  const cells = useCells();
  const table = () => ({
    columns: [t("backTitle"), t("users"), chart("share")],
    rows: [
      ...(
        [
          ["back", back.back],
          ["notYet", back.notYet],
          ["stayedOnline", back.stayedOnline],
        ] as const
      ).map(([name, count]) => ({
        key: name,
        cells: [cells.text(t(name)), cells.number(count), cells.share(count, users)],
      })),
      ...back.curve.map(({ withinMs, users: count }) => ({
        key: String(withinMs),
        cells: [
          cells.text(t("within", { span: formatSpan(withinMs, locale) })),
          cells.number(count),
          cells.share(count, left),
        ],
      })),
    ],
  });
  const fast = back.p50Ms !== null && back.p90Ms !== null;
  return (
    <Panel title={t("backTitle")} aside={<TableTools title={t("backTitle")} table={table} />}>
      <div className={classes.two}>
        <div>
          <h3 className={classes.subtitle}>{t("backWho")}</h3>
          <ShareBars
            label={t("backWho")}
            total={users}
            shares={[
              {
                key: "back",
                label: t("back"),
                value: back.back,
                colour: "var(--tone-online-solid)",
                href: list({ back: "back" }),
              },
              {
                key: "notYet",
                label: t("notYet"),
                value: back.notYet,
                colour: "var(--tone-offline-solid)",
                href: list({ back: "away" }),
              },
              {
                key: "stayed",
                label: t("stayedOnline"),
                value: back.stayedOnline,
                colour: "var(--tone-superseded-solid)",
                href: list({ back: "stayed" }),
              },
            ]}
          />
          <p className={classes.hint}>{t("stayedHint")}</p>
        </div>
        <div>
          <h3 className={classes.subtitle}>{t("backFast")}</h3>
          {back.back === 0 ? (
            <p className={classes.hint}>{t("backNone", { asOf })}</p>
          ) : (
            <>
              <ShareBars
                label={t("backFast")}
                total={left}
                shares={back.curve.map(({ withinMs, users: count }) => ({
                  key: String(withinMs),
                  label: t("within", { span: formatSpan(withinMs, locale) }),
                  value: count,
                  colour: "var(--tone-online-solid)",
                  href: list({ backWithinMs: withinMs }),
                }))}
              />
              {fast && (
                <p className={classes.hint}>
                  {t.rich("backPercentiles", { half: () => within(back.p50Ms), most: () => within(back.p90Ms) })}
                </p>
              )}
            </>
          )}
        </div>
      </div>
    </Panel>
  );
}
