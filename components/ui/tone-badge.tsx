import type { Icon } from "@tabler/icons-react";
import { tone as toneColour, type ToneName } from "@/lib/client/theme/tokens";
import classes from "./ui.module.css";

/** A word with an icon on a tinted background. Colour is never the only signal. */
export function ToneBadge({ tone, icon: Glyph, label }: { tone: ToneName; icon?: Icon; label: string }) {
  return (
    <span className={classes.badge} style={{ color: toneColour(tone, "fg"), background: toneColour(tone, "bg") }}>
      {Glyph && <Glyph size={13} stroke={2} aria-hidden />}
      {label}
    </span>
  );
}
