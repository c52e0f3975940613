import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./auth.module.css";

/** Why an invitation link does not work, and what to do. */
export function InvitationOver({ state }: { state: "used" | "expired" | "withdrawn" | "unknown" }) {
  const t = useTranslations("invitation");
  return (
    <>
      <h1 className={classes.title}>{t(`${state}_title`)}</h1>
      <p className={classes.text}>{t(`${state}_text`)}</p>
      <Button component="a" href="/sign-in" variant="default">
        {t("signIn")}
      </Button>
    </>
  );
}
