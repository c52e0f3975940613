import { useLocale, useTranslations } from "next-intl";
import { formatShare, fullNumber } from "@/lib/client/charts/numbers";
import { filterOfValue } from "@/lib/client/url/compare-filter";
import type { CompareAnswer, CompareValue } from "@/lib/contracts/stats/compare";
import { STANDS_OUT } from "@/lib/stats/compare";
import { Link } from "../ui/link";
import { Panel } from "../ui/panel";
import { useValueText } from "./use-value-text";
import classes from "./compare.module.css";

type Dimension = CompareAnswer["dimensions"][number];

interface DimensionPanelProps {
  dimension: Dimension;
  answer: CompareAnswer;
  href: (filter: Record<string, string | undefined>) => string;
}

/** One dimension: for each value its share of the selection above its share of the rest. */
export function DimensionPanel({ dimension: { name, values, others }, answer, href }: DimensionPanelProps) {
  const t = useTranslations("compare");
  const locale = useLocale();
  const largest = Math.max(...values.flatMap(({ share, restShare }) => [share, restShare]), 0.01);
  const title = t(`dimension_${name}`);
  return (
    <Panel title={title}>
      <ul className={classes.values} aria-label={title}>
        {inOrder(name, values).map((value) => {
          const filter = filterOfValue(answer.of, name, value.value, answer.tz);
          return (
            <li key={value.value ?? ""} data-odd={isOdd(value) || undefined}>
              {filter === null ? (
                <div className={classes.value}>
                  <Value name={name} value={value} largest={largest} />
                </div>
              ) : (
                <Link href={href(filter)} prefetch={false} className={classes.value}>
                  <Value name={name} value={value} largest={largest} />
                </Link>
              )}
            </li>
          );
        })}
      </ul>
      {others.values > 0 && (
        <p className={classes.others}>
          {t("others", {
            values: fullNumber(others.values, locale),
            selected: fullNumber(others.selected, locale),
            rest: fullNumber(others.rest, locale),
          })}
        </p>
      )}
    </Panel>
  );
}

/** Hours and durations in their natural order, the others by how odd they are. */
const inOrder = (name: Dimension["name"], values: CompareValue[]) =>
  name === "hour" || name === "duration"
    ? [...values].sort((a, b) => parseInt(a.value ?? "-1", 10) - parseInt(b.value ?? "-1", 10))
    : values;

const isOdd = ({ score, share }: CompareValue) => score >= STANDS_OUT.score && share >= STANDS_OUT.share;

function Value({ name, value, largest }: { name: Dimension["name"]; value: CompareValue; largest: number }) {
  const t = useTranslations("compare");
  const locale = useLocale();
  const textOf = useValueText();
  const { share, restShare, lift, selected } = value;
  const text = textOf(name, value.value, value.name);
  return (
    <>
      <span className={classes.label} title={text}>
        {text}
      </span>
      <span className={classes.lift}>
        {share > 0 &&
          (lift === null ? t("onlyHere") : t("lift", { lift: fullNumber(lift, locale, lift < 10 ? 1 : 0) }))}
      </span>
      <span className={classes.bars} aria-hidden>
        <span data-side="selected" style={{ width: `${(share / largest) * 100}%` }} />
        <span data-side="rest" style={{ width: `${(restShare / largest) * 100}%` }} />
      </span>
      <span className={classes.shares}>
        {t("shares", {
          share: formatShare(share, locale),
          rest: formatShare(restShare, locale),
          count: fullNumber(selected, locale),
        })}
      </span>
    </>
  );
}
