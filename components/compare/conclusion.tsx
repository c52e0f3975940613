import { useLocale, useTranslations } from "next-intl";
import { formatShare, fullNumber } from "@/lib/client/charts/numbers";
import type { CompareAnswer } from "@/lib/contracts/stats/compare";
import { Panel } from "../ui/panel";
import { useValueText } from "./use-value-text";
import classes from "./compare.module.css";

/** What stands out in one sentence, or that nothing does, and how many rows it rests on. */
export function Conclusion({ answer }: { answer: CompareAnswer }) {
  const t = useTranslations("compare");
  const locale = useLocale();
  const textOf = useValueText();
  const { conclusion, selected, rest, sample, approximate } = answer;
  return (
    <Panel title={t("conclusion")}>
      <p className={classes.lead}>{t(`conclusion_${conclusion.kind}`)}</p>
      {conclusion.values.length > 0 && (
        <ul className={classes.found}>
          {conclusion.values.map(({ dimension, value, name, share, restShare }) => (
            <li key={dimension}>
              {t.rich("found", {
                dimension: t(`dimension_${dimension}`),
                value: textOf(dimension, value, name),
                share: formatShare(share, locale),
                rest: formatShare(restShare, locale),
                b: (chunks) => <strong>{chunks}</strong>,
              })}
            </li>
          ))}
        </ul>
      )}
      <p className={classes.sides}>
        <span className={classes.swatch} data-side="selected" aria-hidden />
        {t("selected", { count: `${approximate ? "≈ " : ""}${fullNumber(selected, locale)}` })}
        <span className={classes.swatch} data-side="rest" aria-hidden />
        {t("rest", { count: `${approximate ? "≈ " : ""}${fullNumber(rest, locale)}` })}
        {sample && (
          <span>
            {t("sample", {
              rows: fullNumber(sample.selected + sample.rest, locale),
              all: fullNumber(selected + rest, locale),
            })}
          </span>
        )}
      </p>
    </Panel>
  );
}
