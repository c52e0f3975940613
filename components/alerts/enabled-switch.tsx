import { Switch } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./alerts.module.css";

interface EnabledSwitchProps {
  enabled: boolean;
  /** What the switch turns on, for screen readers. */
  label: string;
  /** The reader may not turn it. */
  fixed?: boolean;
  change: { isPending: boolean; mutate: (body: { enabled: boolean }) => void };
}

/** Turns a channel or a rule on or off. */
export function EnabledSwitch({ enabled, label, change, fixed = false }: EnabledSwitchProps) {
  const t = useTranslations("alerts");
  return (
    <Switch
      size="xs"
      className={classes.end}
      checked={enabled}
      label={enabled ? t("on") : t("off")}
      aria-label={label}
      disabled={change.isPending || fixed}
      onChange={(event) => change.mutate({ enabled: event.currentTarget.checked })}
    />
  );
}
