"use client";

import { Button, Modal, PasswordInput } from "@mantine/core";
import { useFocusReturn } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useBeginTotp, useConfirmTotp, useNewRecoveryCodes, useRemoveTotp } from "@/lib/client/queries/factors";
import { MAX_PASSWORD_LENGTH } from "@/lib/contracts/values";
import { FormFoot } from "../ui/form-foot";
import { RecoveryCodesShown } from "./recovery-codes-shown";
import { TotpSetupForm } from "./totp-setup-form";
import classes from "./factors.module.css";

/** What somebody is about to do with their own factors. */
export type FactorAction = "setup" | "remove" | "codes";

/** The dialog of an action. Each begins with the password: an open browser alone must not change how to sign in. */
export function FactorDialog({ action, onClose }: { action: FactorAction | null; onClose: () => void }) {
  const t = useTranslations("factors");
  const common = useTranslations("common");
  // The dialog mounts open, so it does not know what had the focus before.
  useFocusReturn({ opened: action !== null });
  if (action === null) return null;
  const Step = { setup: SetupSteps, remove: RemoveStep, codes: CodesSteps }[action];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`${action}_title`)}
      closeButtonProps={{ "aria-label": common("close") }}
      // A click beside it must not lose codes that are shown once.
      closeOnClickOutside={false}
    >
      <Step onClose={onClose} />
    </Modal>
  );
}

function SetupSteps({ onClose }: { onClose: () => void }) {
  const common = useTranslations("common");
  const begin = useBeginTotp();
  const confirm = useConfirmTotp();
  if (confirm.data) return <CodesStep codes={confirm.data.recoveryCodes} onClose={onClose} />;
  if (begin.data)
    return (
      <TotpSetupForm setup={begin.data} confirming={confirm} onConfirm={confirm.mutate}>
        <Button variant="default" onClick={onClose}>
          {common("cancel")}
        </Button>
      </TotpSetupForm>
    );
  return <PasswordStep kind="setup" step={begin} onPassword={begin.mutate} onClose={onClose} />;
}

function CodesSteps({ onClose }: { onClose: () => void }) {
  const make = useNewRecoveryCodes();
  if (make.data) return <CodesStep codes={make.data.recoveryCodes} onClose={onClose} />;
  return <PasswordStep kind="codes" step={make} onPassword={make.mutate} onClose={onClose} />;
}

function RemoveStep({ onClose }: { onClose: () => void }) {
  const remove = useRemoveTotp();
  return (
    <PasswordStep
      kind="remove"
      step={remove}
      onPassword={(password) => remove.mutate(password, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

function CodesStep({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const t = useTranslations("factors");
  return <RecoveryCodesShown codes={codes} done={t("done")} onDone={onClose} />;
}

interface PasswordStepProps {
  kind: FactorAction;
  step: { isPending: boolean; error: Error | null };
  onPassword: (password: string) => void;
  onClose: () => void;
}

/** Says what will happen, and asks for the password. */
function PasswordStep({ kind, step, onPassword, onClose }: PasswordStepProps) {
  const t = useTranslations("factors");
  const [password, setPassword] = useState("");
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== "") onPassword(password);
      }}
    >
      <p className={classes.text}>{t(`${kind}_text`)}</p>
      <PasswordInput
        label={t("password")}
        autoComplete="current-password"
        maxLength={MAX_PASSWORD_LENGTH}
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <FormFoot saving={step} label={t(`${kind}_submit`)} onCancel={onClose} />
    </form>
  );
}
