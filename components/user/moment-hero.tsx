"use client";

import { Button } from "@mantine/core";
import { IconArrowBackUp, IconClockPause } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoment } from "@/lib/client/queries/user";
import { useNow } from "@/lib/client/time/now";
import { useZone } from "@/lib/client/time/zone";
import type { Selection } from "@/lib/client/url/view";
import type { MomentAnswer } from "@/lib/contracts/user";
import { formatFull } from "@/lib/time/format";
import { useEventWords } from "../ui/event-kind";
import { Notice } from "../ui/notice";
import { Panel } from "../ui/panel";
import { PresenceDot } from "../ui/presence";
import { ProblemNotice } from "../ui/problem-notice";
import { Skeleton } from "../ui/skeleton";
import { Time } from "../ui/time";
import { openEvidence } from "./evidence";
import { ExplanationBody } from "./explanation/explanation-body";
import explained from "./explanation/explanation.module.css";
import classes from "./user.module.css";

interface MomentHeroProps {
  id: string;
  /** The moment in ms. */
  at: number;
  onSelect: (selection: Selection) => void;
  onNow: () => void;
}

/** The state at a moment: a verdict in one sentence, what happened next, and a link back to now. */
export function MomentHero({ id, at, onSelect, onNow }: MomentHeroProps) {
  const t = useTranslations("moment");
  const now = useNow();
  const future = now !== null && at > now;
  const { data, error, refetch } = useMoment(id, future ? null : at);
  const back = (
    <Button
      size="xs"
      variant="light"
      className={classes.backToNow}
      leftSection={<IconArrowBackUp size={15} stroke={1.7} aria-hidden />}
      onClick={onNow}
      data-print="hide"
    >
      {t("backToNow")}
    </Button>
  );
  if (future) return <FutureNotice at={at} back={back} />;
  if (error && !data) {
    return (
      <Panel title={t("heroLabel")} aside={back}>
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      </Panel>
    );
  }
  return (
    <section className={classes.hero} data-state={data && DOTS[data.stateAt]} aria-label={t("heroLabel")}>
      <div className={classes.heroTop}>
        {data ? <Verdict moment={data} /> : <VerdictSkeleton />}
        {back}
      </div>
      {data && <Facts moment={data} onSelect={onSelect} />}
    </section>
  );
}

const DOTS = {
  online: "online",
  uncertain: "unverified",
  unreachable: "offline",
  offline: "offline",
  unseen: "offline",
} as const satisfies Record<MomentAnswer["stateAt"], string>;

function FutureNotice({ at, back }: { at: number; back: ReactNode }) {
  const t = useTranslations("moment");
  const { zone } = useZone();
  return (
    <Panel title={t("heroLabel")}>
      <Notice icon={IconClockPause} title={t("futureTitle")} actions={back}>
        {t("futureText", { time: zone ? formatFull(at, zone) : "" })}
      </Notice>
    </Panel>
  );
}

function VerdictSkeleton() {
  return (
    <div className={classes.verdictText}>
      <Skeleton height={26} width="min(480px, 85%)" />
      <Skeleton height={16} width="min(560px, 95%)" mt={10} />
    </div>
  );
}

function Verdict({ moment }: { moment: MomentAnswer }) {
  return (
    <div className={classes.verdictText}>
      <div className={classes.heroLine}>
        <PresenceDot state={DOTS[moment.stateAt]} size={13} />
        <h2 className={classes.heroText}>{moment.headlineAt}</h2>
      </div>
      <ul className={classes.heroLines}>
        {moment.linesAt.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function Facts({ moment, onSelect }: { moment: MomentAnswer; onSelect: (selection: Selection) => void }) {
  const t = useTranslations("moment");
  const words = useEventWords();
  const nameOf = useTranslations("platform");
  const { nextEventAfter: next, statusAt, lastEndBefore } = moment;
  const ends = moment.onlineAt ? moment.connectionsAt : lastEndBefore ? [toEnd(lastEndBefore)] : [];
  return (
    <>
      <p className={classes.heroWhy}>
        {next
          ? t.rich("next", {
              time: () => <Time at={next.eventTime} precision="second" place="sentence" />,
              what: words(next),
              platform: nameOf(next.platform),
            })
          : t("nextNone")}
        {statusAt && statusAt.value !== "" && <> · {t("status", { value: statusAt.value })}</>}
      </p>
      {ends.map((end, place) =>
        end.explanation ? (
          <details key={place} className={explained.before} open={ends.length === 1 || undefined}>
            <summary>{t("why", { platform: nameOf(end.platform) })}</summary>
            <div>
              <ExplanationBody explanation={end.explanation} onEvidence={openEvidence(end, onSelect)} />
            </div>
          </details>
        ) : null,
      )}
    </>
  );
}

const toEnd = ({ connection, explanation }: NonNullable<MomentAnswer["lastEndBefore"]>) => ({
  ...connection,
  explanation,
});
