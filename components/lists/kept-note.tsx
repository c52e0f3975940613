import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import classes from "./lists.module.css";

/** Says that a range begins before what is kept. `from` is ISO 8601; without it the range has no beginning. */
export function KeptNote({ of, from }: { of: "events" | "connections" | "sums"; from: string | undefined }) {
  const t = useTranslations("retention");
  const { current } = useCurrentApp();
  const kept = current?.[`${of}From`] ?? null;
  if (kept === null || (from !== undefined && Date.parse(from) >= Date.parse(kept))) return null;
  return (
    <p role="note" className={classes.kept}>
      {t(`gone_${of}`, { day: kept.slice(0, 10) })}
    </p>
  );
}
