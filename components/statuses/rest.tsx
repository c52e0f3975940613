import { useTranslations } from "next-intl";
import Link from "next/link";
import classes from "./statuses.module.css";

/** The filter of all values but those that a list shows. */
export const exceptOf = (listed: readonly { value: string }[]): string =>
  JSON.stringify(listed.map(({ value }) => value));

/** What a list of the most frequent leaves out, and the way to it. */
export function Rest({ rest, href }: { rest: { values: number; count: number }; href: string }) {
  const t = useTranslations("statusesPage");
  if (rest.values === 0) return null;
  return (
    <p className={classes.rest}>
      <Link href={href} prefetch={false}>
        {t("rest", { values: rest.values, count: rest.count })}
      </Link>
    </p>
  );
}
