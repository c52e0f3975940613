import { Button } from "@mantine/core";
import { useMounted } from "@mantine/hooks";
import classes from "./auth.module.css";

interface SubmitFootProps {
  /** Why the last attempt failed; null if it did not. */
  failure: string | null;
  submitting: boolean;
  label: string;
}

/** The end of a form without a session: why it failed, and the button. */
export function SubmitFoot({ failure, submitting, label }: SubmitFootProps) {
  const alive = useMounted();
  return (
    <>
      {failure && (
        <p role="alert" className={classes.error}>
          {failure}
        </p>
      )}
      {/* Not a submit button until hydration, so that the browser does not send the form by itself. */}
      <Button type={alive ? "submit" : "button"} loading={submitting} mt={6}>
        {label}
      </Button>
    </>
  );
}
