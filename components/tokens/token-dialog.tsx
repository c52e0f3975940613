"use client";

import { useFocusReturn } from "@mantine/hooks";
import type { TokenChanges } from "@/lib/client/queries/tokens";
import type { ApiToken } from "@/lib/contracts/tokens";
import { CreateToken } from "./create-token";
import { DeleteToken } from "./delete-token";
import { RotateToken } from "./rotate-token";

/** What can be done with one token. */
export type TokenActionKind = "rotate" | "remove";

/** What somebody is about to do. */
export type TokenAction = { kind: "create" } | { kind: TokenActionKind; token: ApiToken };

interface TokenDialogProps {
  action: TokenAction | null;
  own: boolean;
  changes: TokenChanges;
  onClose: () => void;
}

/** The dialog of an action. The secret of the last one does not show in the next. */
export function TokenDialog({ action, own, changes, onClose }: TokenDialogProps) {
  // The dialogs mount open, so none of them knows what had the focus before.
  useFocusReturn({ opened: action !== null });
  const { create, rotate, remove } = changes;
  const close = () => {
    for (const change of [create, rotate, remove]) change.reset();
    onClose();
  };
  if (action === null) return null;
  if (action.kind === "create") return <CreateToken own={own} create={create} onClose={close} />;
  if (action.kind === "rotate") return <RotateToken token={action.token} rotate={rotate} onClose={close} />;
  return <DeleteToken token={action.token} remove={remove} onClose={close} />;
}
