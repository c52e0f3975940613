"use client";

import { useTranslations } from "next-intl";
import { useChangePerson, useEndSessionsOf, useResetFactors, useWithdraw } from "@/lib/client/queries/people";
import type { Person } from "@/lib/contracts/people";
import { ConfirmDialog } from "../ui/confirm-dialog";

export type ConfirmedKind = "endSessions" | "deactivate" | "activate" | "resetFactors" | "withdraw";

interface ConfirmActionProps {
  kind: ConfirmedKind;
  person: Person;
  onClose: () => void;
}

/** Asks for confirmation, and says the consequence first. */
export function ConfirmAction({ kind, person, onClose }: ConfirmActionProps) {
  const t = useTranslations("people");
  const change = useChangePerson();
  const end = useEndSessionsOf();
  const reset = useResetFactors();
  const withdraw = useWithdraw();
  const { id } = person;
  const name = person.name || person.email;
  const options = { onSuccess: onClose };
  const mutation = { endSessions: end, resetFactors: reset, withdraw, deactivate: change, activate: change }[kind];
  function confirm() {
    if (kind === "endSessions") end.mutate(id, options);
    else if (kind === "resetFactors") reset.mutate(id, options);
    else if (kind === "withdraw") withdraw.mutate(id, options);
    else change.mutate({ id, active: kind === "activate" }, options);
  }
  return (
    <ConfirmDialog
      opened
      title={t(`${kind}_title`, { name })}
      text={t(`${kind}_text`, { name })}
      action={t(kind)}
      pending={mutation.isPending}
      error={mutation.error}
      onClose={onClose}
      onConfirm={confirm}
    />
  );
}
