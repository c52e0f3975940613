import { useTranslations } from "next-intl";
import type { AuditEntry } from "@/lib/contracts/audit";
import { userHref } from "@/lib/client/url/users-filter";
import { UserLink } from "../lists/user-link";
import { Address } from "../ui/address";
import type { Column } from "../ui/data-list";
import { Time } from "../ui/time";
import { AuditDetail } from "./audit-detail";
import classes from "./audit.module.css";

/** The columns of the audit. */
export function useAuditColumns(): Column<AuditEntry>[] {
  const t = useTranslations("audit");
  const kinds = useTranslations("auditKind");
  return [
    { key: "at", head: t("at"), width: "150px", cell: ({ at }) => <Time at={at} precision="second" /> },
    { key: "who", head: t("who"), width: "15%", cell: ({ actor }) => <Who actor={actor} /> },
    {
      key: "what",
      head: t("what"),
      width: "14%",
      cell: ({ kind, endpoint }) => (
        <span className={classes.two}>
          <span>{kinds(kind)}</span>
          <span className={classes.endpoint}>{endpoint}</span>
        </span>
      ),
    },
    {
      key: "user",
      head: t("user"),
      width: "13%",
      cell: ({ userId, app }) => (
        <span className={classes.two}>
          {userId !== null && <UserLink userId={userId} href={userHref(userId, app ?? undefined)} />}
          {app !== null && <span className={classes.endpoint}>{t("inApp", { app })}</span>}
        </span>
      ),
    },
    {
      key: "address",
      head: t("address"),
      width: "126px",
      cardLabel: t("address"),
      cell: ({ address }) => <Address ip={address} network={null} />,
    },
    { key: "detail", head: t("detail"), cell: (entry) => <AuditDetail {...entry} /> },
  ];
}

function Who({ actor: { kind, name } }: Pick<AuditEntry, "actor">) {
  const t = useTranslations("audit");
  return (
    <span className={classes.two}>
      <span className={classes.name}>{name}</span>
      {kind !== "person" && <span className={classes.endpoint}>{t(kind)}</span>}
    </span>
  );
}
