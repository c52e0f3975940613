import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ErrorLine } from "../ui/error-line";
import classes from "./alerts.module.css";

interface FormFootProps {
  saving: { isPending: boolean; error: Error | null };
  onCancel: () => void;
}

/** The end of a form: why saving failed, and the buttons. */
export function FormFoot({ saving, onCancel }: FormFootProps) {
  const t = useTranslations("alerts");
  const common = useTranslations("common");
  return (
    <>
      <ErrorLine error={saving.error} />
      <div className={classes.actions}>
        <Button type="submit" loading={saving.isPending}>
          {t("save")}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {common("cancel")}
        </Button>
      </div>
    </>
  );
}
