"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useNow } from "@/lib/client/time/now";
import type { Person } from "@/lib/contracts/people";
import { ToneBadge } from "../ui/tone-badge";
import { Ago, Time } from "../ui/time";
import type { PersonActionKind } from "./person-dialog";
import { RoleList } from "./role-list";
import classes from "./people.module.css";

interface PersonRowProps {
  person: Person;
  onAction: (kind: PersonActionKind) => void;
}

/** What can be done with somebody in each state. */
const ACTIONS: Record<Person["state"], readonly PersonActionKind[]> = {
  active: ["roles", "resetFactors", "endSessions", "deactivate"],
  invited: ["roles", "inviteAgain", "withdraw"],
  deactivated: ["roles", "activate"],
};

/** One person: who, with which roles, when last, and what can be done. */
export function PersonRow({ person, onAction }: PersonRowProps) {
  const t = useTranslations("people");
  const { state, email, name } = person;
  const shown = name || email;
  return (
    <li className={classes.person}>
      <div>
        <div className={classes.name}>
          {shown}
          {person.you && <ToneBadge tone="online" label={t("you")} />}
          {person.hasFactor && <ToneBadge tone="online" label={t("hasFactor")} />}
          {state === "invited" && <ToneBadge tone="link_close" label={t("invited")} />}
          {state === "deactivated" && <ToneBadge tone="offline" label={t("deactivated")} />}
        </div>
        {shown !== email && <div className={classes.quiet}>{email}</div>}
      </div>
      <RoleList roles={person.roles} />
      <div className={classes.quiet}>
        <Seen person={person} />
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t("actions", { name: shown })}>
            <IconDots size={18} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {ACTIONS[state].map((kind) => (
            <Menu.Item key={kind} disabled={isNothingToDo(kind, person)} onClick={() => onAction(kind)}>
              {t(kind)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

const isNothingToDo = (kind: PersonActionKind, { sessions, hasFactor }: Person) =>
  (kind === "endSessions" && sessions === 0) || (kind === "resetFactors" && !hasFactor);

/** When somebody signed in last, or how long the invitation holds. */
function Seen({ person: { state, lastSignInAt, invitedUntil, sessions } }: { person: Person }) {
  const t = useTranslations("people");
  const now = useNow();
  if (state === "invited" && invitedUntil !== null) {
    const over = now !== null && Date.parse(invitedUntil) <= now;
    return over ? t("expired") : t.rich("invitedUntil", { time: () => <Time at={invitedUntil} place="sentence" /> });
  }
  if (lastSignInAt === null) return t("never");
  return (
    <>
      {t.rich("lastSignIn", { time: () => <Ago at={lastSignInAt} /> })}
      {sessions > 0 && <div>{t("sessions", { count: sessions })}</div>}
    </>
  );
}
