import { useTranslations } from "next-intl";
import { Link } from "../ui/link";
import classes from "./statuses.module.css";

/** Returns the filter of all values that a list does not show. */
export const excludedValues = (listed: readonly { value: string }[]): string =>
  JSON.stringify(listed.map(({ value }) => value));

/** How many values a top list leaves out, with a link to them. */
export function OtherValues({ rest, href }: { rest: { values: number; count: number }; href: string }) {
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
