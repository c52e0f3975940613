import { Button, type ButtonProps } from "@mantine/core";
import { IconChevronDown, type Icon } from "@tabler/icons-react";
import type { ComponentPropsWithRef } from "react";
import classes from "./range-picker.module.css";

interface MenuButtonProps
  extends Omit<ButtonProps, "leftSection" | "rightSection">, Omit<ComponentPropsWithRef<"button">, keyof ButtonProps> {
  icon: Icon;
}

/** A button that shows the choice of a menu and opens it. `Menu.Target` adds the rest of its properties. */
export function MenuButton({ icon: Glyph, className, ...rest }: MenuButtonProps) {
  return (
    <Button
      variant="default"
      size="xs"
      className={`${classes.button} ${className ?? ""}`}
      leftSection={<Glyph size={15} stroke={1.7} aria-hidden />}
      rightSection={<IconChevronDown size={14} stroke={1.7} aria-hidden />}
      {...rest}
    />
  );
}
