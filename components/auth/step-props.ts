/** What a step of the sign-in after the password is given. */
export interface StepProps {
  /** The host name of passkeys; null if the console has an IP address. */
  passkeyHost: string | null;
  onDone: () => void;
  /** Leads back to the password; `over` if the step took too long. */
  onStartAgain: (over: boolean) => void;
}
