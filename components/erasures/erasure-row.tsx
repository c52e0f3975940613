import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Erasure } from "@/lib/contracts/erasures";
import { ListFacts, ListRow } from "../ui/list-row";
import { Time } from "../ui/time";
import classes from "./erasures.module.css";

/** So much of a tombstone tells it from the others. */
const SHORT = 12;

interface ErasureRowProps {
  erasure: Erasure;
  onLift: () => void;
}

/** One erasure: its tombstone, who asked for it and why, and how far it is. */
export function ErasureRow({ erasure, onLift }: ErasureRowProps) {
  const t = useTranslations("erasures");
  const { tombstone, requestedAt, requestedBy, reason, doneAt } = erasure;
  const short = tombstone.slice(0, SHORT);
  return (
    <ListRow
      title={
        <>
          <code title={tombstone}>{short}</code>
          {reason}
        </>
      }
      action={
        doneAt !== null && (
          <Button variant="default" size="xs" aria-label={t("liftNamed", { tombstone: short })} onClick={onLift}>
            {t("lift")}
          </Button>
        )
      }
    >
      <ListFacts>
        <span>{t.rich("asked", { who: requestedBy, time: () => <Time at={requestedAt} place="sentence" /> })}</span>
      </ListFacts>
      <ListFacts role="status">
        <Progress erasure={erasure} />
      </ListFacts>
    </ListRow>
  );
}

function Progress({ erasure: { doneAt, total, events, auditEntries, error } }: { erasure: Erasure }) {
  const t = useTranslations("erasures");
  if (doneAt !== null)
    return (
      <>
        <span>{t("events", { count: total ?? 0 })}</span>
        <span>{t("entries", { count: auditEntries })}</span>
      </>
    );
  return (
    <>
      <span>{total === null ? t("waiting") : t("going", { events: Math.min(events, total), total })}</span>
      {error !== null && <span className={classes.failed}>{t("failed", { detail: error })}</span>}
    </>
  );
}
