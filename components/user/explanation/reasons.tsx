"use client";

import { useTranslations } from "next-intl";
import { tone } from "@/lib/client/theme/tokens";
import type { Explanation, Reason } from "@/lib/contracts/explanation";
import classes from "./explanation.module.css";

/** The possible reasons, most likely first, each with its rationale and its documented row. */
export function Reasons({ explanation }: { explanation: Explanation }) {
  const t = useTranslations("explanation");
  return (
    <section>
      <h3 className={classes.heading}>{t("reasons")}</h3>
      <ol className={classes.reasons}>
        {explanation.reasons.map((reason) => (
          <ReasonItem key={reason.code} reason={reason} cause={explanation.cause} />
        ))}
      </ol>
    </section>
  );
}

function ReasonItem({ reason, cause }: { reason: Reason; cause: Explanation["cause"] }) {
  const t = useTranslations("explanation");
  const percent = Math.round(reason.likelihood * 100);
  return (
    <li>
      <div className={classes.reasonHead}>
        <span className={classes.reasonName}>{reason.name}</span>
        <span className={`${classes.percent} figures`}>{t("percent", { percent })}</span>
      </div>
      <div className={classes.barTrack} aria-hidden>
        <div className={classes.bar} style={{ width: `${percent}%`, background: tone(cause, "solid") }} />
      </div>
      <p className={classes.reasonText}>{reason.text}</p>
      <ul className={classes.rationale}>
        {reason.because.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <DocumentedRow row={reason.row} />
    </li>
  );
}

/** The row of Tencent's table on which a reason rests, collapsed. */
function DocumentedRow({ row }: { row: Reason["row"] }) {
  const t = useTranslations("explanation");
  return (
    <details className={classes.documentedRow} data-print="hide">
      <summary>{t("row")}</summary>
      <dl>
        <dt>{t("rowClient")}</dt>
        <dd>{row.client}</dd>
        <dt>{t("rowWhat")}</dt>
        <dd>{row.what}</dd>
        <dt>{t("rowCallback")}</dt>
        <dd className={classes.rawValue}>{row.callback}</dd>
        <dt>{t("rowDelay")}</dt>
        <dd>{row.delay}</dd>
      </dl>
    </details>
  );
}
