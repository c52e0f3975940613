"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SignInStep } from "@/lib/contracts/factors";
import { CodeForm } from "./code-form";
import { EnrolmentForm } from "./enrolment-form";
import { SignInForm } from "./sign-in-form";

interface SignInProps {
  /** The page of this origin to open then. */
  next: string;
  /** The step that this browser is at: the password was right before the page was loaded. */
  begun: Exclude<SignInStep, "done"> | null;
}

/** The steps of a sign-in: the password, and then a code, or the setup of an authenticator app. */
export function SignIn({ next, begun }: SignInProps) {
  const router = useRouter();
  const [step, setStep] = useState(begun);
  const [isOver, setIsOver] = useState(false);
  function proceed(to: SignInStep) {
    if (to !== "done") return setStep(to);
    router.replace(next);
    router.refresh();
  }
  function startAgain(over: boolean) {
    setIsOver(over);
    setStep(null);
  }
  const steps = { onDone: () => proceed("done"), onStartAgain: startAgain };
  if (step === "factor") return <CodeForm {...steps} />;
  if (step === "enrolment") return <EnrolmentForm {...steps} />;
  return <SignInForm isOver={isOver} onNext={proceed} />;
}
