"use client";

import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { withParameters } from "@/lib/client/url/filter";
import type { HistoryAnswer } from "@/lib/contracts/history";
import { REJECT_CAUSES } from "@/lib/contracts/values";
import { Link } from "../ui/link";
import { Count } from "../ui/count";
import { Panel } from "../ui/panel";
import { REFUSED_ANCHOR } from "./health-links";
import classes from "./health.module.css";

/** Counts of the refused callbacks of the range by cause, and what to check for each. */
export function RefusalsByCause({ history }: { history: HistoryAnswer }) {
  const t = useTranslations("health");
  const causes = useTranslations("reject");
  const search = useSearchParams();
  const rows = REJECT_CAUSES.flatMap((cause) => {
    const number = history.total.rejected[cause] ?? 0;
    return number > 0 ? [{ cause, number }] : [];
  }).sort((a, b) => b.number - a.number);
  return (
    <Panel title={t("refusedTitle")} flush>
      <div id={REFUSED_ANCHOR} className={classes.anchor}>
        {rows.length === 0 ? (
          <p className={classes.none}>{t("refusedNone")}</p>
        ) : (
          <dl className={classes.figures}>
            {rows.map(({ cause, number }) => (
              <div key={cause} data-trouble>
                <dt>{causes(cause)}</dt>
                <dd className={classes.value}>
                  <Link
                    href={`/health?${withParameters(search, { refused: cause })}#examples`}
                    prefetch={false}
                    scroll={false}
                  >
                    <Count value={number} />
                  </Link>
                </dd>
                <dd className={classes.check}>{t(`reject_${cause}`)}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </Panel>
  );
}
