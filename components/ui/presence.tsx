import { useTranslations } from "next-intl";
import { tone } from "@/lib/client/theme/tokens";
import classes from "./ui.module.css";

export type PresenceState = "online" | "unverified" | "offline";

export function presenceOf(user: { online: boolean; unverified: boolean }): PresenceState {
  return user.online ? (user.unverified ? "unverified" : "online") : "offline";
}

/** Filled, dashed or hollow: the shape shows the state without colour. */
export function PresenceDot({ state, size = 9 }: { state: PresenceState; size?: number }) {
  const colour = tone(state === "offline" ? "offline" : "online", "solid");
  return (
    <span className={classes.dot} data-state={state} style={{ width: size, height: size, color: colour }} aria-hidden />
  );
}

export function PresenceLabel({ state }: { state: PresenceState }) {
  const t = useTranslations("state");
  return (
    <span className={classes.inline} style={{ color: tone(state === "offline" ? "offline" : "online", "fg") }}>
      <PresenceDot state={state} />
      {t(state)}
    </span>
  );
}
