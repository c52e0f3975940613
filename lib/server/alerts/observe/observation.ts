import type { AlertFacts } from "@/lib/alerts/facts";
import type { Millis } from "@/lib/time/units";
import type { App } from "../../apps/registry";
import type { RuleSettings } from "../rule-settings";

/** What a rule sees of one subject. */
export interface Observation {
  subject: string;
  /** When the condition that holds now began; null if it does not hold. */
  seen: Millis | null;
  facts: AlertFacts;
}

/** What a rule may look at. */
export interface Look {
  settings: RuleSettings;
  now: Date;
  /** Its alerts that are not over: subject and beginning. */
  ongoing: readonly { subject: string; since: Millis }[];
}

/** Looks at an app. A subject that it does not name does not hold. */
export type ObserveApp = (app: App, look: Look) => Promise<Observation[]>;
/** Looks at the installation. */
export type ObserveInstallation = (look: Look) => Promise<Observation[]>;
