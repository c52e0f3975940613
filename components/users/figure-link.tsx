import { useLocale } from "next-intl";
import { fullNumber } from "@/lib/client/charts/numbers";
import { useCurrentApp } from "@/lib/client/app";
import { figureHref } from "@/lib/client/url/figure-href";
import type { Figure } from "@/lib/client/url/users-sort";
import type { ListedUser } from "@/lib/contracts/users";
import type { TimeRange } from "@/lib/time/range";
import { Link } from "../ui/link";
import lists from "../lists/lists.module.css";

interface FigureLinkProps {
  user: ListedUser;
  figure: Figure;
  range: TimeRange;
}

/** A figure of a user, which leads to the rows that it counts. */
export function FigureLink({ user: { userId, figures }, figure, range }: FigureLinkProps) {
  const locale = useLocale();
  const { app } = useCurrentApp();
  if (figures === null) return null;
  const count = fullNumber(figures[figure], locale);
  if (figures[figure] === 0) return <span className={lists.quiet}>{count}</span>;
  return (
    <Link href={figureHref(figure, userId, range, app)} prefetch={false} className="figures">
      {count}
    </Link>
  );
}
