"use client";

import { Button, Modal } from "@mantine/core";
import { useFocusReturn } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { useBeginTotp, useConfirmTotp, useNewRecoveryCodes, useRemoveTotp } from "@/lib/client/queries/factors";
import { PasswordStep } from "../ui/password-step";
import { RecoveryCodesShown } from "./recovery-codes-shown";
import { TotpSetupForm } from "./totp-setup-form";

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
  return <ConfirmStep kind="setup" step={begin} onPassword={begin.mutate} onClose={onClose} />;
}

function CodesSteps({ onClose }: { onClose: () => void }) {
  const make = useNewRecoveryCodes();
  if (make.data) return <CodesStep codes={make.data.recoveryCodes} onClose={onClose} />;
  return <ConfirmStep kind="codes" step={make} onPassword={make.mutate} onClose={onClose} />;
}

function RemoveStep({ onClose }: { onClose: () => void }) {
  const remove = useRemoveTotp();
  return (
    <ConfirmStep
      kind="remove"
      step={remove}
      onPassword={(password) => remove.mutate(password, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

function CodesStep({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const common = useTranslations("common");
  return <RecoveryCodesShown codes={codes} done={common("done")} onDone={onClose} />;
}

interface ConfirmStepProps {
  kind: FactorAction;
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
