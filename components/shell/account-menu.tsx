"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconLogout, IconUserCircle, IconUserCog } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { leaveFor } from "@/lib/client/leave-for-sign-in";
import { signOut } from "@/lib/client/queries/sign-in";
import { ErrorLine } from "../ui/error-line";

interface AccountMenuProps {
  email: string;
  /** Called when a page is opened, to close the drawer on a phone. */
  onGo?: () => void;
}

/** Who is signed in, with the way to the own account and out. */
export function AccountMenu({ email, onGo }: AccountMenuProps) {
  const t = useTranslations("header");
  const router = useRouter();
  const queries = useQueryClient();

  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: (continueAt) => {
      if (continueAt !== null) return leaveFor(continueAt);
      queries.clear();
      router.replace("/sign-in");
      router.refresh();
    },
  });

  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={`${t("account")}: ${email}`}>
          <IconUserCircle size={19} stroke={1.6} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label style={{ overflowWrap: "anywhere" }}>{email}</Menu.Label>
        <Menu.Item
          component={Link}
          href="/account"
          leftSection={<IconUserCog size={16} stroke={1.7} aria-hidden />}
          onClick={onGo}
        >
          {t("accountPage")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={16} stroke={1.7} aria-hidden />}
          closeMenuOnClick={false}
          disabled={leave.isPending}
          onClick={() => leave.mutate()}
        >
          {t("signOut")}
        </Menu.Item>
        <ErrorLine error={leave.error} />
      </Menu.Dropdown>
    </Menu>
  );
}
