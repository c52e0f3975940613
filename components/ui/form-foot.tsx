import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ErrorLine } from "./error-line";
import classes from "./form.module.css";

interface FormFootProps {
  saving: { isPending: boolean; error: Error | null };
  /** What the form does. Default: "Save". */
  label?: string;
  /** Whether it deletes something that cannot be brought back. */
  deletes?: boolean;
  disabled?: boolean;
  onCancel: () => void;
}

/** The end of a form in a dialog: why saving failed, and the buttons. */
export function FormFoot({ saving, label, deletes, disabled, onCancel }: FormFootProps) {
  const t = useTranslations("common");
  return (
    <>
      <ErrorLine error={saving.error} />
      <div className={classes.actions}>
        <Button type="submit" color={deletes ? "red.8" : undefined} disabled={disabled} loading={saving.isPending}>
          {label ?? t("save")}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t("cancel")}
        </Button>
      </div>
    </>
  );
}
