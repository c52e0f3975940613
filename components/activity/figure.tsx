import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactNode } from "react";
import classes from "./activity.module.css";

interface FigureProps {
  label: ReactNode;
  value: ReactNode;
  /** The list behind it. */
  href?: string;
  /** The number does not count that list: it is an average over it. */
  averaged?: boolean;
  /** Opens what is behind it on the page, where that is no list of its own. */
  onOpen?: (() => void) | undefined;
  /** Under it: the comparison, or when it was. */
  children?: ReactNode;
}

/** One number with its name. */
export function Figure({ label, value, href, averaged = false, onOpen, children }: FigureProps) {
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

/** Figures beside each other. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className={classes.figures}>{children}</dl>;
}
