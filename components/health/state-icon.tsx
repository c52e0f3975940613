import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
} from "@tabler/icons-react";
import type { CheckState } from "@/lib/client/health/verdict";
import classes from "./health.module.css";

const ICONS = {
  ok: IconCircleCheckFilled,
  unknown: IconCircleDashed,
  warning: IconAlertTriangleFilled,
  problem: IconCircleXFilled,
} as const;

/** Green, grey, amber or red, each with a shape of its own. */
export function StateIcon({ state, label, size = 16 }: { state: CheckState; label?: string; size?: number }) {
  const Glyph = ICONS[state];
  return (
    <Glyph
      size={size}
      className={classes.stateIcon}
      data-state={state}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    />
  );
}
