"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { AlertRule } from "@/lib/contracts/alerts";
import { RuleForm } from "./rule-form";

/** The form of a rule. */
export function RuleDialog({ rule, onClose }: { rule: AlertRule | null; onClose: () => void }) {
  const t = useTranslations("alerts");
  const common = useTranslations("common");
  return (
    <Modal
      opened={rule !== null}
      onClose={onClose}
      title={rule ? t(`rule_${rule.rule}`) : ""}
      closeButtonProps={{ "aria-label": common("close") }}
    >
      {rule && <RuleForm rule={rule} onDone={onClose} />}
    </Modal>
  );
}
