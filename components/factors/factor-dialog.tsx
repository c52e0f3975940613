"use client";

import { Button, Modal } from "@mantine/core";
import { useFocusReturn } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useBeginTotp, useConfirmTotp, useNewRecoveryCodes, useRemoveTotp } from "@/lib/client/queries/factors";
import type { OwnFactors } from "@/lib/contracts/factors";
import { PasswordStep } from "../ui/password-step";
import { RecoveryCodesShown } from "./recovery-codes-shown";
import { TotpSetupForm } from "./totp-setup-form";

/** What somebody is about to do with their own factors. */
export type FactorAction = "setup" | "replace" | "remove" | "codes";

interface FactorDialogProps {
  action: FactorAction | null;
  factors: OwnFactors;
  onClose: () => void;
}

interface StepsProps {
  /** Is called when new recovery codes are shown. */
  onCodes: () => void;
  onClose: () => void;
}

/** The dialog of an action. Each begins with the password: an open browser alone must not change how to sign in. */
export function FactorDialog({ action, factors, onClose }: FactorDialogProps) {
  // The dialog mounts open, so it does not know what had the focus before.
  useFocusReturn({ opened: action !== null });
  return action && <OpenDialog action={action} factors={factors} onClose={onClose} />;
}

function OpenDialog({ action, factors, onClose }: FactorDialogProps & { action: FactorAction }) {
  const t = useTranslations("factors");
  const common = useTranslations("common");
  const [showsCodes, setShowsCodes] = useState(false);
  const steps = { onCodes: () => setShowsCodes(true), onClose };
  return (
    <Modal
      opened
      onClose={onClose}
      title={showsCodes ? t("codes") : t(`${action}_title`)}
      closeButtonProps={{ "aria-label": common("close") }}
      // A click beside it must not lose codes that are shown once.
      closeOnClickOutside={false}
    >
      {action === "remove" ? (
        <RemoveStep factors={factors} onClose={onClose} />
      ) : action === "codes" ? (
        <CodesSteps {...steps} />
      ) : (
        <SetupSteps kind={action} {...steps} />
      )}
    </Modal>
  );
}

function SetupSteps({ kind, onCodes, onClose }: StepsProps & { kind: "setup" | "replace" }) {
  const common = useTranslations("common");
  const begin = useBeginTotp();
  const confirm = useConfirmTotp();
  if (confirm.data && confirm.data.recoveryCodes.length > 0)
    return <CodesStep codes={confirm.data.recoveryCodes} onClose={onClose} />;
  if (begin.data)
    return (
      <TotpSetupForm
        setup={begin.data}
        confirming={confirm}
        onConfirm={(code) =>
          confirm.mutate(code, {
            onSuccess: ({ recoveryCodes }) => (recoveryCodes.length === 0 ? onClose() : onCodes()),
          })
        }
      >
        <Button variant="default" onClick={onClose}>
          {common("cancel")}
        </Button>
      </TotpSetupForm>
    );
  return <ConfirmStep kind={kind} step={begin} onPassword={begin.mutate} onClose={onClose} />;
}

function CodesSteps({ onCodes, onClose }: StepsProps) {
  const make = useNewRecoveryCodes();
  if (make.data) return <CodesStep codes={make.data.recoveryCodes} onClose={onClose} />;
  return (
    <ConfirmStep
      kind="codes"
      step={make}
      onPassword={(password) => make.mutate(password, { onSuccess: onCodes })}
      onClose={onClose}
    />
  );
}

function RemoveStep({ factors, onClose }: { factors: OwnFactors; onClose: () => void }) {
  const t = useTranslations("factors");
  const remove = useRemoveTotp();
  return (
    <PasswordStep
      text={factors.passkeys.length > 0 ? t("otherStays") : t("lastRemoved")}
      label={t("remove_submit")}
      saving={remove}
      onPassword={(password) => remove.mutate(password, { onSuccess: onClose })}
      onCancel={onClose}
    />
  );
}

function CodesStep({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const common = useTranslations("common");
  return <RecoveryCodesShown codes={codes} done={common("done")} onDone={onClose} />;
}

interface ConfirmStepProps {
  kind: Exclude<FactorAction, "remove">;
  step: { isPending: boolean; error: Error | null };
  onPassword: (password: string) => void;
  onClose: () => void;
}

/** Says what will happen, and asks for the password. */
function ConfirmStep({ kind, step, onPassword, onClose }: ConfirmStepProps) {
  const t = useTranslations("factors");
  return (
    <PasswordStep
      text={t(`${kind}_text`)}
      label={t(`${kind}_submit`)}
      saving={step}
      onPassword={onPassword}
      onCancel={onClose}
    />
  );
}
