import { useProblemText } from "./use-problem-text";
import classes from "./ui.module.css";

/** Why an action failed, beside its control. Nothing if it did not fail. */
export function ErrorLine({ error }: { error: Error | null }) {
  const textOf = useProblemText();
  return (
    error && (
      <span role="alert" className={classes.error}>
        {textOf(error)}
      </span>
    )
  );
}
