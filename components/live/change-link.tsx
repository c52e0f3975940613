"use client";

import { useLocale, useTranslations } from "next-intl";
import { change, type Compared } from "@/lib/client/live/trend";
import { Link } from "../ui/link";
import { Skeleton } from "../ui/skeleton";
import classes from "./live.module.css";

interface ChangeLinkProps {
  which: Compared;
  now: number;
  /** Null if it is not known, undefined while it loads. */
  then: number | null | undefined;
  /** The list of users who were online then. */
  href: string;
}

const MESSAGES = { yesterday: "changeYesterday", lastWeek: "changeLastWeek" } as const;

/** ▲ 3 % compared with an earlier day. It has no colour, because neither up nor down is bad by itself. */
export function ChangeLink({ which, now, then, href }: ChangeLinkProps) {
  const t = useTranslations("live");
  const locale = useLocale();
  if (then === undefined) return <Skeleton width={180} height={16} my={2} />;
  const part = change(now, then);
  if (then === null || part === null)
    return which === "yesterday" ? <span className={classes.change}>{t("nothingBefore")}</span> : null;
  const percent = Math.abs(part).toLocaleString(locale, {
    style: "percent",
    maximumFractionDigits: Math.abs(part) < 0.1 ? 1 : 0,
  });
  const text = now === then ? t("changeSame") : `${part > 0 ? "▲" : "▼"} ${percent}`;
  return (
    <Link href={href} prefetch={false} className={classes.change} title={t("thenHint", { count: then })}>
      {t.rich(MESSAGES[which], { change: () => <b>{text}</b> })}
    </Link>
  );
}
