"use client";

import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { platformColour, tone } from "@/lib/client/theme/tokens";
import type { TableData } from "@/lib/client/table/table";
import { useCells } from "@/lib/client/table/use-cells";
import { listHref } from "@/lib/client/url/list-href";
import type { IncidentAnswer } from "@/lib/contracts/stats/incidents";
import { USUAL_PART_MS } from "@/lib/contracts/values";
import { Link } from "../ui/link";
import { MaybeHidden } from "../ui/hidden";
import { CauseBadge } from "../ui/cause";
import { Panel } from "../ui/panel";
import { PlatformLabel } from "../ui/platform";
import { TableTools } from "../ui/table-tools";
import { BaselineBars } from "./baseline-bars";
import classes from "./incidents.module.css";

/** Ended connections of an incident by platform, cause and network, compared with what is usual. */
export function Breakdown({ answer }: { answer: IncidentAnswer }) {
  const t = useTranslations("incidents");
  const { app } = useCurrentApp();
  const { incident, platforms, causes, networks, networksRest } = answer;
  const table = useBreakdownTable(answer);
  const range = { from: Date.parse(incident.from), to: Date.parse(incident.to) };
  const href = (filter: Record<string, string>) => listHref("/connections", app, range, filter);
  const links = (filter: Record<string, string>) => ({
    href: href(filter),
    usualHref: listHref("/connections", app, { from: range.from - USUAL_PART_MS, to: range.from }, filter),
  });
  return (
    <Panel title={t("moreTitle")} aside={<Aside table={table} />}>
      <div className={classes.three}>
        <section aria-label={t("byPlatform")}>
          <h3 className={classes.subtitle}>{t("byPlatform")}</h3>
          <BaselineBars
            label={t("byPlatform")}
            parts={platforms.map((part) => ({
              key: part.platform,
              ended: part.ended,
              usual: part.usual,
              label: <PlatformLabel platform={part.platform} />,
              colour: platformColour(part.platform),
              ...links({ platform: part.platform }),
            }))}
          />
        </section>
        <section aria-label={t("byCause")}>
          <h3 className={classes.subtitle}>{t("byCause")}</h3>
          <BaselineBars
            label={t("byCause")}
            parts={causes.map((part) => ({
              key: part.cause,
              ended: part.ended,
              usual: part.usual,
              label: <CauseBadge cause={part.cause} />,
              colour: tone(part.cause, "solid"),
              ...links({ cause: part.cause }),
            }))}
          />
        </section>
        <section aria-label={t("byNetwork")}>
          <h3 className={classes.subtitle}>{t("byNetwork")}</h3>
          <BaselineBars
            label={t("byNetwork")}
            parts={networks.map((part) => ({
              key: part.prefix ?? "",
              ended: part.ended,
              usual: part.usual,
              label: <Network prefix={part.prefix} name={part.name} />,
              colour: "var(--tone-superseded-solid)",
              ...links({ network: part.prefix ?? "none" }),
            }))}
          />
          {networksRest.networks > 0 && (
            <p className={classes.hint}>
              <Link href={href({ outside: networks.map(({ prefix }) => prefix ?? "none").join(",") })} prefetch={false}>
                {t("networksRest", { networks: networksRest.networks, ended: networksRest.ended })}
              </Link>
            </p>
          )}
        </section>
      </div>
    </Panel>
  );
}

/** A network and its name. */
function Network({ prefix, name }: { prefix: string | null; name: string | null }) {
  const t = useTranslations("incidents");
  if (prefix === null) return t("noNetwork");
  return (
    <>
      <code className={classes.prefix}>
        <MaybeHidden text={prefix} />
      </code>
      {name && <span className={classes.networkName}>{name}</span>}
    </>
  );
}

function Aside({ table }: { table: () => TableData }) {
  const t = useTranslations("incidents");
  return (
    <span className={classes.legend}>
      <span className={classes.legendMark} aria-hidden />
      {t("usualMark")}
      <TableTools title={t("moreTitle")} table={table} />
    </span>
  );
}

/** The three lists as one table, to copy and save. */
function useBreakdownTable({ platforms, causes, networks, networksRest }: IncidentAnswer): () => TableData {
  const t = useTranslations("incidents");
  const cause = useTranslations("cause");
  const platform = useTranslations("platform");
  const cells = useCells();
  const rows = (group: string, parts: readonly { name: string; ended: number; usual: number | null }[]) =>
    parts.map(({ name, ended, usual }) => ({
      key: `${group} ${name}`,
      cells: [cells.text(group), cells.text(name), cells.number(ended), cells.number(usual, 1)],
    }));
  return () => ({
    columns: [t("part"), t("value"), t("ended"), t("usual")],
    rows: [
      ...rows(
        t("byPlatform"),
        platforms.map((part) => ({ ...part, name: platform(part.platform) })),
      ),
      ...rows(
        t("byCause"),
        causes.map((part) => ({ ...part, name: cause(part.cause) })),
      ),
      ...rows(
        t("byNetwork"),
        networks.map(({ prefix, name, ...part }) => ({
          ...part,
          name: [prefix ?? t("noNetwork"), name].filter((word) => word !== null).join(" "),
        })),
      ),
      ...(networksRest.networks > 0
        ? rows(t("byNetwork"), [{ name: t("networksRest", networksRest), ended: networksRest.ended, usual: null }])
        : []),
    ],
  });
}
