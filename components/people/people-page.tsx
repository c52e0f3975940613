"use client";

import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePeople } from "@/lib/client/queries/people";
import { PageHead } from "../ui/page-head";
import { StatPanel } from "../ui/stat-panel";
import { PolicyPanel } from "./policy-panel";
import { CompanyPanel } from "./company-panel";
import { PersonDialog, type PersonAction } from "./person-dialog";
import { PersonRow } from "./person-row";
import classes from "./people.module.css";

/** Who may sign in, what they may do, and when they last did. Administrators change it here. */
export function PeoplePage() {
  const t = useTranslations("people");
  const query = usePeople();
  const [action, setAction] = useState<PersonAction | null>(null);
  return (
    <>
      <PageHead title={t("title")}>
        <Button
          size="xs"
          leftSection={<IconUserPlus size={15} aria-hidden />}
          disabled={query.data === undefined}
          onClick={() => setAction({ kind: "invite" })}
        >
          {t("invite")}
        </Button>
      </PageHead>
      <StatPanel title={t("list")} query={query} height={160} flush>
        {({ people }) => (
          <ul className={classes.people}>
            {people.map((person) => (
              <PersonRow key={person.id} person={person} onAction={(kind) => setAction({ kind, person })} />
            ))}
          </ul>
        )}
      </StatPanel>
      <PolicyPanel />
      <CompanyPanel />
      <PersonDialog action={action} onClose={() => setAction(null)} />
    </>
  );
}
