import type { AlertRuleName } from "@/lib/alerts/values";
import { callbacksRefused, callbacksStopped, clockOff } from "./callbacks";
import { incidentGoesOn } from "./incident";
import { backlog, diskFull } from "./installation";
import type { ObserveApp, ObserveInstallation } from "./observation";
import { onlineLow } from "./online-low";
import { tencentAlerts } from "./tencent-alerts";
import { watchedUsers } from "./watched-users";

type InstallationRule = Extract<AlertRuleName, "backlog" | "disk_full">;

export const APP_OBSERVERS: Record<Exclude<AlertRuleName, InstallationRule>, ObserveApp> = {
  callbacks_stopped: callbacksStopped,
  callbacks_refused: callbacksRefused,
  clock_off: clockOff,
  incident: incidentGoesOn,
  online_low: onlineLow,
  watched_user: watchedUsers,
  tencent_alert: tencentAlerts,
};

export const INSTALLATION_OBSERVERS: Record<InstallationRule, ObserveInstallation> = {
  backlog,
  disk_full: diskFull,
};
