import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useProblemText } from "./use-problem-text";
import classes from "./form.module.css";

/** Says whether the last change was saved. It is shown beside the save button. */
export function SaveState({ done, error }: { done: boolean; error: Error | null }) {
  const t = useTranslations("settings");
  const textOf = useProblemText();
  return (
    <span role={error ? "alert" : "status"} className={error ? classes.notSaved : classes.saved}>
      {error ? (
        t("failed", { detail: textOf(error) })
      ) : done ? (
        <>
          <IconCheck size={15} aria-hidden /> {t("saved")}
        </>
      ) : null}
    </span>
  );
}
