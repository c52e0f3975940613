import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ListFacts, ListRow } from "../ui/list-row";
import { ToneBadge } from "../ui/tone-badge";

interface FactorRowProps {
  icon?: ReactNode;
  name: string;
  isOn?: boolean;
  text: ReactNode;
  children?: ReactNode;
}

/** One factor, or a kind of them: what it is, and what can be done. */
export function FactorRow({ icon, name, isOn, text, children }: FactorRowProps) {
  const t = useTranslations("factors");
  return (
    <ListRow
      icon={icon}
      title={
        <>
          {name}
          {isOn && <ToneBadge tone="online" label={t("on")} />}
        </>
      }
      action={children}
    >
      <ListFacts>{text}</ListFacts>
    </ListRow>
  );
}
