import { useTranslations } from "next-intl";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { SaveFoot } from "../../ui/save-foot";

interface RetentionFootProps {
  preview: { isPending: boolean; error: Error | null; reset: () => void };
  change: { isPending: boolean; isSuccess: boolean; error: Error | null };
  dirty: boolean;
  /** What would go, one sentence a kind. Nothing is asked if it is empty. */
  going: readonly string[];
  /** What the user must know besides. */
  consequence: string;
  onConfirm: () => void;
}

/** The end of a form of days: the button, and the question before something goes. */
export function RetentionFoot({ preview, change, dirty, going, consequence, onConfirm }: RetentionFootProps) {
  const t = useTranslations("retention");
  const saving = {
    isPending: preview.isPending || change.isPending,
    isSuccess: change.isSuccess,
    error: change.error ?? preview.error,
  };
  return (
    <>
      <SaveFoot saving={saving} dirty={dirty} />
      <ConfirmDialog
        opened={going.length > 0}
        title={t("confirmTitle")}
        text={[...going, consequence]}
        action={t("confirm")}
        pending={change.isPending}
        onClose={preview.reset}
        onConfirm={onConfirm}
      />
    </>
  );
}
