"use client";

import { useFocusReturn } from "@mantine/hooks";
import type { Person } from "@/lib/contracts/people";
import { ConfirmAction, type ConfirmedKind } from "./confirm-action";
import { InvitationLink } from "./invitation-link";
import { InviteDialog } from "./invite-dialog";
import { RolesDialog } from "./roles-dialog";

/** What can be done with one person. */
export type PersonActionKind = "roles" | "inviteAgain" | ConfirmedKind;

/** What an administrator is about to do. */
export type PersonAction = { kind: "invite" } | { kind: PersonActionKind; person: Person };

/** The dialog of an action. A new one begins each time, so that nothing of the last one shows. */
export function PersonDialog({ action, onClose }: { action: PersonAction | null; onClose: () => void }) {
  // The dialogs mount open, so none of them knows what had the focus before.
  useFocusReturn({ opened: action !== null });
  if (action === null) return null;
  switch (action.kind) {
    case "invite":
      return <InviteDialog onClose={onClose} />;
    case "roles":
      return <RolesDialog person={action.person} onClose={onClose} />;
    case "inviteAgain":
      return <InvitationLink person={action.person} onClose={onClose} />;
    default:
      return <ConfirmAction kind={action.kind} person={action.person} onClose={onClose} />;
  }
}
