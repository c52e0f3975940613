"use client";

import { useLocale, useTranslations } from "next-intl";
import { useNow } from "@/lib/client/time/now";
import { formatSpan } from "@/lib/client/time/span";
import type { Selection } from "@/lib/client/url/view";
import type { ExplainedConnection } from "@/lib/contracts/user";
import { Address } from "../ui/address";
import { CauseBadge } from "../ui/cause";
import { PlatformLabel } from "../ui/platform";
import { PresenceLabel } from "../ui/presence";
import { Time } from "../ui/time";
import { Notes } from "./explanation/notes";
import { MomentLink } from "./moment-link";
import classes from "./timeline-row.module.css";

/** The time that a list sorts a connection by, in milliseconds: its end, or its start while it is open. */
export function timeOfConnection({ startedAt, endedAt }: ExplainedConnection): number {
  return Date.parse(endedAt ?? startedAt ?? "");
}

/** The event that is selected with a connection: the one that ended it, otherwise the one that started it. */
export function selectionOf(
  connection: Pick<ExplainedConnection, "startedAt" | "endedAt" | "startEventId" | "endEventId">,
): Selection | null {
  const { startedAt, endedAt, startEventId, endEventId } = connection;
  if (endEventId !== null && endedAt !== null) return { id: endEventId, at: Date.parse(endedAt) };
  return startEventId !== null && startedAt !== null ? { id: startEventId, at: Date.parse(startedAt) } : null;
}

interface ConnectionRowProps {
  connection: ExplainedConnection;
  selected: boolean;
  onSelect: (selection: Selection) => void;
}

/** A connection from start to end. The row opens the explanation of its end. */
export function ConnectionRow({ connection, selected, onSelect }: ConnectionRowProps) {
  const t = useTranslations("user");
  const { platform, clientIp, startedAt, endedAt, endCause, explanation, notes } = connection;
  const selection = selectionOf(connection);
  return (
    <li className={classes.item} data-selected={selected || undefined}>
      <div className={classes.line}>
        <button
          type="button"
          className={`${classes.row} ${classes.connectionRow}`}
          disabled={selection === null}
          onClick={() => selection && onSelect(selection)}
        >
          <PlatformLabel platform={platform} />
          <span>
            {startedAt ? <Time at={startedAt} precision="second" /> : t("unknownStart")}
            {" – "}
            {endedAt ? <Time at={endedAt} precision="second" /> : t("stillOpen")}
          </span>
          <span className={classes.dimmed}>
            <Length startedAt={startedAt} endedAt={endedAt} />
          </span>
          <span className={classes.ip}>
            <Address ip={clientIp} network={connection.networkName} none={t("noIp")} />
          </span>
          <span className={classes.cause}>
            {endCause ? <CauseBadge cause={endCause} /> : <PresenceLabel state="online" />}
          </span>
        </button>
        <MomentLink at={timeOfConnection(connection)} />
      </div>
      {explanation && <p className={classes.connectionWhy}>{explanation.headline}</p>}
      {notes.length > 0 && (
        <div className={classes.connectionWhy}>
          <Notes connections={[connection]} />
        </div>
      )}
    </li>
  );
}

function Length({ startedAt, endedAt }: Pick<ExplainedConnection, "startedAt" | "endedAt">) {
  const now = useNow();
  const locale = useLocale();
  if (startedAt === null || now === null) return null;
  return formatSpan(Math.max(0, (endedAt ? Date.parse(endedAt) : now) - Date.parse(startedAt)), locale);
}
