"use client";

import NextLink from "next/link";
import type { ComponentProps } from "react";
import { useMayOpen } from "@/lib/client/roles";

type LinkProps = Omit<ComponentProps<typeof NextLink>, "href"> & { href: string };

/** A link to a page of the console. It is plain text if the person's roles do not include the page. */
export function Link({ href, ...props }: LinkProps) {
  if (useMayOpen()(href)) return <NextLink href={href} {...props} />;
  const { prefetch: _, replace: __, scroll: ___, shallow: ____, onClick: _____, ...rest } = props;
  return <span {...rest} data-no-link />;
}
