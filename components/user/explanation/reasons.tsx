"use client";

import { useTranslations } from "next-intl";
import { tone } from "@/lib/client/theme/tokens";
import type { Explanation, Reason } from "@/lib/contracts/explanation";
import classes from "./explanation.module.css";

/** What may have happened, most likely first, each with what speaks for and against it and the row it rests on. */
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
      <div className={classes.track} aria-hidden>
        <div className={classes.fill} style={{ width: `${percent}%`, background: tone(cause, "solid") }} />
      </div>
      <p className={classes.reasonText}>{reason.text}</p>
      <ul className={classes.because}>
        {reason.because.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Row row={reason.row} />
    </li>
  );
}

/** The vendor's documented row, folded away: it is what a doubt leads to. */
function Row({ row }: { row: Reason["row"] }) {
  const t = useTranslations("explanation");
  return (
    <details className={classes.row} data-print="hide">
      <summary>{t("row")}</summary>
      <dl>
        <dt>{t("rowClient")}</dt>
        <dd>{row.client}</dd>
        <dt>{t("rowWhat")}</dt>
        <dd>{row.what}</dd>
        <dt>{t("rowCallback")}</dt>
        <dd className={classes.vendor}>{row.callback}</dd>
        <dt>{t("rowDelay")}</dt>
        <dd>{row.delay}</dd>
      </dl>
    </details>
  );
}
