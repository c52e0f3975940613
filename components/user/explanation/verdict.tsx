"use client";

import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { incidentHref } from "@/lib/client/url/incident-href";
import type { Explanation } from "@/lib/contracts/explanation";
import { Link } from "../../ui/link";
import { CauseBadge } from "../../ui/cause";
import { ConfidenceBadge } from "./confidence";
import classes from "./explanation.module.css";

/** The cause and the reason of an end, apart, each with its own confidence, and the incident it was a part of. */
export function Verdict({ explanation }: { explanation: Explanation }) {
  const t = useTranslations("explanation");
  const { app } = useCurrentApp();
  const { cause, causeConfidence, causeFact, reasonConfidence, reasons, incident } = explanation;
  const [first] = reasons;
  return (
    <dl className={classes.verdict}>
      <dt>{t("cause")}</dt>
      <dd>
        <CauseBadge cause={cause} /> <ConfidenceBadge confidence={causeConfidence} />
        <span className={classes.verdictFact}>{causeFact}</span>
      </dd>
      {first && (
        <>
          <dt>{t("reason")}</dt>
          <dd>
            <span className={classes.reasonName}>{first.name}</span>{" "}
            <ConfidenceBadge confidence={reasonConfidence} percent={Math.round(first.likelihood * 100)} />
          </dd>
        </>
      )}
      {incident && (
        <>
          <dt>{t("incident")}</dt>
          <dd>
            <span>{incident.sentence}</span>{" "}
            <Link href={incidentHref(incident, app)} prefetch={false}>
              {t("incidentShow")}
            </Link>
          </dd>
        </>
      )}
    </dl>
  );
}
