import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { SaveState } from "./save-state";
import classes from "./form.module.css";

interface SaveFootProps {
  saving: { isPending: boolean; isSuccess: boolean; error: Error | null };
  /** Whether a field differs from what is saved. */
  dirty: boolean;
}

/** The end of a form on a page: the button, and whether the last change was saved. */
export function SaveFoot({ saving, dirty }: SaveFootProps) {
  const t = useTranslations("common");
  return (
    <div className={classes.actions}>
      <Button type="submit" loading={saving.isPending} disabled={!dirty}>
        {t("save")}
      </Button>
      <SaveState done={saving.isSuccess && !dirty} error={saving.error} />
    </div>
  );
}
