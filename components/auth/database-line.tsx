"use client";

import { IconCloudOff } from "@tabler/icons-react";
import { useDatabaseOutage } from "@/lib/client/queries/database-outage";
import { useDatabaseTexts } from "../ui/use-database-texts";
import classes from "./auth.module.css";

/** Says before the sign-in what is wrong with the database, because nobody can sign in then. */
export function DatabaseLine() {
  const outage = useDatabaseOutage();
  const textsOf = useDatabaseTexts();
  const texts = outage === null ? null : textsOf(outage);
  return (
    <div role="status">
      {texts !== null && (
        <p className={classes.line}>
          <IconCloudOff size={17} stroke={1.8} aria-hidden />
          <span>
            <strong>{texts.title}</strong>
            {" · "}
            {texts.safe}
          </span>
        </p>
      )}
    </div>
  );
}
