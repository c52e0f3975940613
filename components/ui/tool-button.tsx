import { ActionIcon, Tooltip, type ActionIconProps } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";

interface ToolButtonProps extends Pick<ActionIconProps, "variant" | "loading" | "disabled"> {
  label: string;
  /** Shown on hover instead of the label. */
  hint?: string;
  icon: Icon;
  /** In pixels, with the icon at about half of it. */
  size?: number;
  /** As `aria-keyshortcuts` wants it. */
  shortcuts?: string;
  onClick: () => void;
}

/** A button that is only an icon, with its name on hover. */
export function ToolButton({ label, hint, icon: Glyph, size = 28, shortcuts, variant, ...rest }: ToolButtonProps) {
  return (
    <Tooltip label={hint ?? label}>
      <ActionIcon
        variant={variant ?? "subtle"}
        color={variant === undefined ? "gray" : undefined}
        size={size}
        aria-label={label}
        aria-keyshortcuts={shortcuts}
        {...rest}
      >
        <Glyph size={size > 30 ? 18 : 16} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
