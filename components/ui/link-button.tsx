"use client";

import { Button } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import Link from "next/link";
import type { ReactNode } from "react";

/** A link that looks like a button. */
export function LinkButton({ href, icon: Glyph, children }: { href: string; icon?: Icon; children: ReactNode }) {
  return (
    <Button
      component={Link}
      href={href}
      size="xs"
      variant="default"
      leftSection={Glyph && <Glyph size={14} aria-hidden />}
    >
      {children}
    </Button>
  );
}
