import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "../ui/link";
import classes from "./activity.module.css";

interface KeyFigureProps {
  label: ReactNode;
  value: ReactNode;
  /** The list behind the figure. */
  href?: string;
  /** The figure is an average over the list, not its count. */
  averaged?: boolean;
  /** Opens the details on this page, instead of a list. */
  onOpen?: (() => void) | undefined;
  /** Below the figure: the comparison, or its time. */
  children?: ReactNode;
}

/** A labelled number, with a link to its list and a comparison below. */
export function KeyFigure({ label, value, href, averaged = false, onOpen, children }: KeyFigureProps) {
  const t = useTranslations("activity");
  return (
    <div className={classes.figure}>
      <dt>{label}</dt>
      <dd>
        {onOpen !== undefined ? (
          <UnstyledButton className={classes.value} onClick={onOpen}>
            {value}
          </UnstyledButton>
        ) : href === undefined ? (
          <span className={classes.value}>{value}</span>
        ) : (
          <Link href={href} prefetch={false} className={classes.value} title={averaged ? t("averaged") : undefined}>
            {value}
          </Link>
        )}
        <span className={classes.under}>{children}</span>
      </dd>
    </div>
  );
}

/** Figures side by side. */
export function KeyFigures({ children }: { children: ReactNode }) {
  return <dl className={classes.figures}>{children}</dl>;
}
