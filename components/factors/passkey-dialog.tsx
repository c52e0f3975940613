"use client";

import { Modal, TextInput } from "@mantine/core";
import { useFocusReturn } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAddPasskey, useRemovePasskey, useRenamePasskey } from "@/lib/client/queries/passkeys";
import type { OwnFactors } from "@/lib/contracts/factors";
import type { Passkey } from "@/lib/contracts/passkeys";
import { MAX_PASSKEY_NAME } from "@/lib/contracts/values";
import { FormFoot } from "../ui/form-foot";
import { PasswordStep } from "../ui/password-step";
import { useDeviceName } from "../ui/use-device-name";
import { RecoveryCodesShown } from "./recovery-codes-shown";
import classes from "./factors.module.css";

/** What somebody is about to do with their own passkeys. */
export type PasskeyAction = { kind: "add" } | { kind: "rename" | "remove"; passkey: Passkey };

interface PasskeyDialogProps {
  action: PasskeyAction | null;
  factors: OwnFactors;
  onClose: () => void;
}

/** The dialog of an action with passkeys. */
export function PasskeyDialog({ action, factors, onClose }: PasskeyDialogProps) {
  const t = useTranslations("factors");
  const common = useTranslations("common");
  // The dialog mounts open, so it does not know what had the focus before.
  useFocusReturn({ opened: action !== null });
  if (action === null) return null;
  const name = action.kind === "add" ? "" : action.passkey.name;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`${action.kind}Passkey_title`, { name })}
      closeButtonProps={{ "aria-label": common("close") }}
      // A click beside it must not lose codes that are shown once.
      closeOnClickOutside={false}
    >
      {action.kind === "add" && <AddForm onClose={onClose} />}
      {action.kind === "rename" && <RenameForm passkey={action.passkey} onClose={onClose} />}
      {action.kind === "remove" && <RemoveStep passkey={action.passkey} factors={factors} onClose={onClose} />}
    </Modal>
  );
}

function AddForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations("factors");
  const common = useTranslations("common");
  const deviceName = useDeviceName();
  const add = useAddPasskey();
  const [name, setName] = useState(() => deviceName(navigator.userAgent).slice(0, MAX_PASSKEY_NAME));
  if (add.data && add.data.recoveryCodes.length > 0)
    return <RecoveryCodesShown codes={add.data.recoveryCodes} done={common("done")} onDone={onClose} />;
  function submit(password: string) {
    if (name.trim() === "") return;
    add.mutate({ name, password }, { onSuccess: ({ recoveryCodes }) => recoveryCodes.length === 0 && onClose() });
  }
  return (
    <PasswordStep
      text={t("addPasskey_text")}
      label={t("addPasskey")}
      saving={add}
      onPassword={submit}
      onCancel={onClose}
    >
      <NameInput value={name} onChange={setName} />
    </PasswordStep>
  );
}

function RenameForm({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const t = useTranslations("factors");
  const rename = useRenamePasskey();
  const [name, setName] = useState(passkey.name);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") rename.mutate({ id: passkey.id, name }, { onSuccess: onClose });
      }}
    >
      <NameInput value={name} onChange={setName} autoFocus />
      <FormFoot saving={rename} label={t("rename")} onCancel={onClose} />
    </form>
  );
}

interface NameInputProps {
  value: string;
  autoFocus?: boolean;
  onChange: (name: string) => void;
}

function NameInput({ value, autoFocus, onChange }: NameInputProps) {
  const t = useTranslations("factors");
  return (
    <TextInput
      label={t("passkeyName")}
      maxLength={MAX_PASSKEY_NAME}
      error={value.trim() === "" && t("passkeyNameMissing")}
      data-autofocus={autoFocus}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface RemoveStepProps {
  passkey: Passkey;
  factors: OwnFactors;
  onClose: () => void;
}

function RemoveStep({ passkey, factors, onClose }: RemoveStepProps) {
  const t = useTranslations("factors");
  const remove = useRemovePasskey();
  const isLast = factors.passkeys.length === 1 && factors.totpSince === null;
  return (
    <PasswordStep
      text={isLast ? t("lastRemoved") : t("otherStays")}
      label={t("remove")}
      saving={remove}
      onPassword={(password) => remove.mutate({ id: passkey.id, password }, { onSuccess: onClose })}
      onCancel={onClose}
    />
  );
}
