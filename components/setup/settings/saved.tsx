import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useProblemText } from "../../ui/use-problem-text";
import classes from "./settings.module.css";

/** Whether the last change was saved, beside what saved it. */
export function Saved({ done, error }: { done: boolean; error: Error | null }) {
  const t = useTranslations("settings");
  const textOf = useProblemText();
  return (
    <span role={error ? "alert" : "status"} className={error ? classes.failed : classes.saved}>
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
