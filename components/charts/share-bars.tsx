"use client";

import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { formatShare, fullNumber } from "@/lib/client/charts/numbers";
import { Link } from "../ui/link";
import classes from "./share-bars.module.css";

export interface Share {
  key: string;
  /** With an icon or a word: colour alone must not carry meaning. */
  label: ReactNode;
  value: number;
  colour: string;
  href?: string;
}

/** Parts of a whole as bars with number, share and link to the list. Bars are scaled to the largest part. */
export function ShareBars({ shares, total, label }: { shares: Share[]; total: number; label: string }) {
  const locale = useLocale();
  const max = Math.max(1, ...shares.map(({ value }) => value));
  return (
    <ul className={classes.shares} aria-label={label}>
      {shares.map((share) => {
        const parts = (
          <>
            <span className={classes.shareLabel}>{share.label}</span>
            <span className={classes.shareTrack} aria-hidden>
              {share.value > 0 && <span style={{ width: `${(share.value / max) * 100}%`, background: share.colour }} />}
            </span>
            <span className={classes.number}>{fullNumber(share.value, locale)}</span>
            <span className={classes.dimmed}>{total === 0 ? "–" : formatShare(share.value / total, locale)}</span>
          </>
        );
        return (
          <li key={share.key}>
            {share.href === undefined ? (
              <div className={classes.share}>{parts}</div>
            ) : (
              <Link href={share.href} prefetch={false} className={classes.share}>
                {parts}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
