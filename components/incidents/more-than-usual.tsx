"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useCurrentApp } from "@/lib/client/app";
import { platformColour, tone } from "@/lib/client/theme/tokens";
import { listHref } from "@/lib/client/url/list-href";
import { USUAL_PART_MS, type IncidentAnswer } from "@/lib/contracts/stats/incidents";
import { CauseBadge } from "../ui/cause";
import { Panel } from "../ui/panel";
import { PlatformLabel } from "../ui/platform";
import { UsualBars } from "./usual-bars";
import classes from "./incidents.module.css";

/** What the connections of an incident had in common: platforms, causes and networks beside what is usual. */
export function MoreThanUsual({ answer }: { answer: IncidentAnswer }) {
  const t = useTranslations("incidents");
  const { app } = useCurrentApp();
  const { incident, platforms, causes, networks, networksRest } = answer;
  const range = { from: Date.parse(incident.from), to: Date.parse(incident.to) };
  const href = (filter: Record<string, string>) => listHref("/connections", app, range, filter);
  const links = (filter: Record<string, string>) => ({
    href: href(filter),
    usualHref: listHref("/connections", app, { from: range.from - USUAL_PART_MS, to: range.from }, filter),
  });
  return (
    <Panel title={t("moreTitle")} aside={<UsualLegend />}>
      <div className={classes.three}>
        <section aria-label={t("byPlatform")}>
          <h3 className={classes.subtitle}>{t("byPlatform")}</h3>
          <UsualBars
            label={t("byPlatform")}
            parts={platforms.map((part) => ({
              key: part.platform, ended: part.ended, usual: part.usual,
              label: <PlatformLabel platform={part.platform} />,
              colour: platformColour(part.platform),
              ...links({ platform: part.platform }),
            }))}
          />
        </section>
        <section aria-label={t("byCause")}>
          <h3 className={classes.subtitle}>{t("byCause")}</h3>
          <UsualBars
            label={t("byCause")}
            parts={causes.map((part) => ({
              key: part.cause, ended: part.ended, usual: part.usual,
              label: <CauseBadge cause={part.cause} />,
              colour: tone(part.cause, "solid"),
              ...links({ cause: part.cause }),
            }))}
          />
        </section>
        <section aria-label={t("byNetwork")}>
          <h3 className={classes.subtitle}>{t("byNetwork")}</h3>
          <UsualBars
            label={t("byNetwork")}
            parts={networks.map((part) => ({
              key: part.prefix ?? "", ended: part.ended, usual: part.usual,
              label: part.prefix === null ? t("noNetwork") : <code className={classes.prefix}>{part.prefix}</code>,
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

function UsualLegend() {
  const t = useTranslations("incidents");
  return (
    <span className={classes.legend}>
      <span className={classes.legendMark} aria-hidden />
      {t("usualMark")}
    </span>
  );
}
