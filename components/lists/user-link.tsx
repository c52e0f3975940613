import { useCurrentApp } from "@/lib/client/app";
import { userHref } from "@/lib/client/url/users-filter";
import { Link } from "../ui/link";
import { hasStandIn, MaybeHidden } from "../ui/hidden";
import classes from "./lists.module.css";

/**
 * A UserID that links to the user's page, or to `href` for a certain time on that page. Who is hidden or erased has no
 * page.
 */
export function UserLink({ userId, href }: { userId: string; href?: string }) {
  const { app } = useCurrentApp();
  if (hasStandIn(userId)) return <MaybeHidden text={userId} />;
  return (
    <Link href={href ?? userHref(userId, app)} prefetch={false} className={classes.who}>
      {userId}
    </Link>
  );
}
