"use client";

import { Button } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useMayOpen } from "@/lib/client/roles";
import { Link } from "./link";

/** A link that looks like a button. There is none for a page that the roles do not include. */
export function LinkButton({ href, icon: Glyph, children }: { href: string; icon?: Icon; children: ReactNode }) {
  if (!useMayOpen()(href)) return null;
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
