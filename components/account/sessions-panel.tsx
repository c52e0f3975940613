"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEndSessions, type useAccount } from "@/lib/client/queries/account";
import { ErrorLine } from "../ui/error-line";
import { ListFoot, ListRows } from "../ui/list-row";
import { StatPanel } from "../ui/stat-panel";
import { SessionRow } from "./session-row";

/** Where the account is signed in. Every session but this one can be ended here. */
export function SessionsPanel({ query }: { query: ReturnType<typeof useAccount> }) {
  const t = useTranslations("account");
  const end = useEndSessions();
  return (
    <StatPanel title={t("sessions")} query={query} height={128} flush>
      {({ sessions }) => (
        <>
          <ListRows>
            {sessions.map((session) => (
              <SessionRow
                key={session.id}
                session={session}
                ending={end.isPending && end.variables === session.id}
                onEnd={() => end.mutate(session.id)}
              />
            ))}
          </ListRows>
          <ListFoot text={t("sessionsText")}>
            <ErrorLine error={end.error} />
            {sessions.length > 1 && (
              <Button
                size="xs"
                variant="default"
                loading={end.isPending && end.variables === undefined}
                onClick={() => end.mutate(undefined)}
              >
                {t("endOthers")}
              </Button>
            )}
          </ListFoot>
        </>
      )}
    </StatPanel>
  );
}
