import { useTranslations } from "next-intl";
import type { RetentionAnswer } from "@/lib/contracts/retention";
import { Ago } from "../../ui/time";
import { RunState } from "./run-state";

/** What the retention of an app has done last, and whether it is at work. */
export function LastRemoval({ retention: { running, removed, error } }: { retention: RetentionAnswer }) {
  const t = useTranslations("retention");
  return (
    <RunState running={running} error={error}>
      {removed && (
        <p>
          {t.rich("removed", {
            raw: removed.raw,
            events: removed.events,
            connections: removed.connections,
            sums: removed.sums,
            time: () => <Ago at={removed.at} />,
          })}
        </p>
      )}
    </RunState>
  );
}
