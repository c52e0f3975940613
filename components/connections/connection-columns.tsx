import { useLocale, useTranslations } from "next-intl";
import { formatTime } from "@/lib/time/format";
import { formatMillis } from "@/lib/client/time/millis";
import { useZone } from "@/lib/client/time/zone";
import type { ListedConnection } from "@/lib/contracts/connections";
import { UserLink } from "../lists/user-link";
import { Address } from "../ui/address";
import { CauseBadge } from "../ui/cause";
import type { Column } from "../ui/data-list";
import { PlatformLabel } from "../ui/platform";
import { PresenceLabel } from "../ui/presence";
import { Time } from "../ui/time";
import { selectionOf } from "../user/connection-row";
import classes from "../lists/lists.module.css";

/** Columns of the connection list. The end reason opens the row; the user opens the user's page. */
export function useConnectionColumns(onOpen: (connection: ListedConnection) => void): Column<ListedConnection>[] {
  const t = useTranslations("connections");
  return [
    {
      key: "user",
      head: t("user"),
      width: "17%",
      cell: ({ userId }) => <UserLink userId={userId} />,
    },
    {
      key: "platform",
      head: t("platform"),
      width: "110px",
      cell: ({ platform }) => <PlatformLabel platform={platform} />,
    },
    {
      key: "ip",
      head: t("ip"),
      width: "126px",
      cell: ({ clientIp, networkName }) => <Address ip={clientIp} network={networkName} />,
    },
    {
      key: "started",
      head: t("started"),
      width: "156px",
      cardLabel: t("started"),
      cell: ({ startedAt }) =>
        startedAt ? (
          <Time at={startedAt} precision="second" />
        ) : (
          <span className={classes.quiet}>{t("unknownStart")}</span>
        ),
    },
    {
      key: "ended",
      head: t("ended"),
      width: "156px",
      cardLabel: t("ended"),
      cell: (connection) => <Opener connection={connection} onOpen={onOpen} />,
    },
    { key: "duration", head: t("duration"), width: "128px", cell: ({ durationMs }) => <Duration ms={durationMs} /> },
    { key: "cause", head: t("cause"), cell: (connection) => <Cause connection={connection} /> },
  ];
}

/** The end reason. It opens the row if a stored callback explains the end. */
function Opener({
  connection,
  onOpen,
}: {
  connection: ListedConnection;
  onOpen: (connection: ListedConnection) => void;
}) {
  const t = useTranslations("connections");
  const { zone } = useZone();
  const { endedAt, userId } = connection;
  const text = endedAt ? (
    <Time at={endedAt} precision="second" />
  ) : (
    <span className={classes.quiet}>{t("stillOpen")}</span>
  );
  const selection = selectionOf(connection);
  if (selection === null) return text;
  const time = zone ? formatTime(selection.at, zone) : "";
  return (
    <button
      type="button"
      className={classes.opener}
      aria-label={t("open", { user: userId, time })}
      onClick={() => onOpen(connection)}
    >
      {text}
    </button>
  );
}

function Duration({ ms }: { ms: number | null }) {
  const locale = useLocale();
  return ms === null ? null : formatMillis(ms, locale);
}

/** How a connection ended and which login kicked it, or that it is open. */
export function Cause({
  connection: { endCause, kickedBy },
}: {
  connection: Pick<ListedConnection, "endCause" | "kickedBy">;
}) {
  const t = useTranslations("connections");
  const platforms = useTranslations("platform");
  if (endCause === null) return <PresenceLabel state="online" />;
  return (
    <span className={classes.what}>
      <CauseBadge cause={endCause} />
      {kickedBy && <span className={classes.quiet}>{t("kickedByLine", { platform: platforms(kickedBy) })}</span>}
    </span>
  );
}
