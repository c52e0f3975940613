import { useLocale, useTranslations } from "next-intl";
import { formatShare, fullNumber } from "@/lib/client/charts/numbers";
import type { NetworksReport } from "@/lib/contracts/networks";
import classes from "./setup.module.css";

/** What a file of networks contains, what it covers, and which of its lines cannot be used. */
export function NetworksReportView({ report }: { report: NetworksReport }) {
  const t = useTranslations("networks");
  const locale = useLocale();
  const { networks, invalid, addresses, names, unnamed } = report;
  return (
    <>
      <p className={classes.detail}>
        {networks !== null && `${t("count", { count: networks })} `}
        {addresses.seen === 0
          ? t("unseen")
          : t("covers", {
              share: formatShare(addresses.named / addresses.seen, locale),
              named: fullNumber(addresses.named, locale),
              seen: fullNumber(addresses.seen, locale),
            })}
      </p>
      {names.length > 0 && (
        <p className={classes.detail}>{t("most", { names: names.map(({ name }) => name).join(", ") })}</p>
      )}
      {unnamed.length > 0 && (
        <p className={classes.detail}>{t("missing", { networks: unnamed.map(({ prefix }) => prefix).join(", ") })}</p>
      )}
      {invalid.count > 0 && (
        <details className={classes.detail}>
          <summary>{t("invalid", { count: invalid.count })}</summary>
          <ul>
            {invalid.lines.map(({ line, text, fault }) => (
              <li key={line}>
                {t("line", { line })} <code>{text}</code> {t(`fault_${fault}`)}
              </li>
            ))}
          </ul>
          {invalid.count > invalid.lines.length && t("more", { count: invalid.count - invalid.lines.length })}
        </details>
      )}
    </>
  );
}
