import { useTranslations } from "next-intl";
import type { ExplainedConnection } from "@/lib/contracts/user";
import { ToneBadge } from "../../ui/tone-badge";
import classes from "./explanation.module.css";

/** The facts about connections that the callbacks do not prove. */
export function Notes({ connections }: { connections: readonly Pick<ExplainedConnection, "notes">[] }) {
  const t = useTranslations("explanation");
  const notes = new Map(
    connections.flatMap((connection) => connection.notes.map((note) => [note.code, note.text] as const)),
  );
  if (notes.size === 0) return null;
  return (
    <ul className={classes.notes} aria-label={t("notProven")}>
      {[...notes].map(([code, text]) => (
        <li key={code}>
          <ToneBadge tone="other" label={t(`note_${code}`)} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
