import { useCurrentApp } from "@/lib/client/app";
import { hiddenNumber } from "@/lib/contracts/hidden";
import { userHref } from "@/lib/client/url/users-filter";
import { Link } from "../ui/link";
import { MaybeHidden } from "../ui/hidden";
import classes from "./lists.module.css";

/** A UserID that links to the user's page, or to `href` for a certain time on that page. */
export function UserLink({ userId, href }: { userId: string; href?: string }) {
  const { app } = useCurrentApp();
  if (hiddenNumber(userId) !== null) return <MaybeHidden text={userId} />;
  return (
    <Link href={href ?? userHref(userId, app)} prefetch={false} className={classes.who}>
      {userId}
    </Link>
  );
}
