"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { CompanyProblem } from "@/lib/contracts/company";
import type { FactorKind, SignInAnswer } from "@/lib/contracts/factors";
import { CompanyButton, OrLine, type CompanyOffer } from "./company-button";
import { EnrolmentForm } from "./enrolment-form";
import { FactorStep } from "./factor-step";
import { SignInForm } from "./sign-in-form";
import classes from "./auth.module.css";

interface SignInProps {
  /** The page of this origin to open then. */
  next: string;
  /** The step that this browser is at: the password was right before the page was loaded. */
  begun: { step: "factor" | "enrolment"; factors: readonly FactorKind[] } | null;
  /** The host name of passkeys; null if the console has an IP address. */
  passkeyHost: string | null;
  /** The company's provider; null if there is none. */
  company: CompanyOffer | null;
  /** Why the provider's sign-in failed; null if it did not. */
  problem: CompanyProblem | null;
}

/** The steps of a sign-in: the company's provider, or the password and then a factor, or the setup of one. */
export function SignIn({ next, begun, passkeyHost, company, problem }: SignInProps) {
  const t = useTranslations("signIn");
  const router = useRouter();
  const [at, setAt] = useState(begun);
  const [isOver, setIsOver] = useState(false);
  const [takesPassword, setTakesPassword] = useState(!company?.only);
  function proceed({ next: step, factors = [] }: SignInAnswer) {
    if (step !== "done") return setAt({ step, factors });
    router.replace(next);
    router.refresh();
  }
  function startAgain(over: boolean) {
    setIsOver(over);
    setAt(null);
  }
  const steps = { onDone: () => proceed({ next: "done" }), onStartAgain: startAgain, passkeyHost };
  if (at?.step === "factor") return <FactorStep factors={at.factors} {...steps} />;
  if (at?.step === "enrolment") return <EnrolmentForm {...steps} />;
  return (
    <>
      <h1 className={classes.title}>{t("title")}</h1>
      {problem !== null && (
        <p role="alert" className={classes.problem}>
          {t(`problem_${problem}`)}
        </p>
      )}
      {company !== null && <CompanyButton offer={company} next={next} />}
      {company !== null && takesPassword && <OrLine />}
      {takesPassword ? (
        <SignInForm isOver={isOver} isFirst={company === null} onNext={proceed} />
      ) : (
        <div className={classes.others}>
          <Button variant="subtle" size="compact-sm" onClick={() => setTakesPassword(true)}>
            {t("withPassword")}
          </Button>
        </div>
      )}
    </>
  );
}
