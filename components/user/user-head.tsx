"use client";

import { Tooltip } from "@mantine/core";
import { IconActivity, IconLink } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import type { TimeRange } from "@/lib/time/range";
import { May } from "@/lib/client/roles";
import { useCurrentApp } from "@/lib/client/app";
import { useTotals } from "@/lib/client/queries/timeline-chart";
import { withView } from "@/lib/client/url/view";
import type { UserAnswer } from "@/lib/contracts/user";
import { CopyButton } from "../ui/copy-button";
import { MomentPicker } from "../ui/moment/moment-picker";
import { PageHead } from "../ui/page-head";
import { Time } from "../ui/time";
import { ToneBadge } from "../ui/tone-badge";
import { PrintButton } from "./print-button";
import { UserMenu } from "./user-menu";
import classes from "./user.module.css";

// The state of the user comes first, so the button is loaded after it, into a place of its size.
const WatchButton = dynamic(() => import("../alerts/watch-button").then((module) => module.WatchButton), {
  ssr: false,
  loading: () => <span className={classes.watchSpace} />,
});

interface UserHeadProps {
  id: string;
  user: UserAnswer | undefined;
  range: TimeRange | null;
  settled: TimeRange | null;
  /** The moment that the page is about, in ms; null for now. */
  moment: number | null;
  onMoment: (at: number) => void;
}

/** UserID, unusual reconnections, and buttons to copy a link and to print. */
export function UserHead({ id, user, range, settled, moment, onMoment }: UserHeadProps) {
  const t = useTranslations("user");
  const common = useTranslations("common");
  return (
    <PageHead
      title={<span className={classes.id}>{id}</span>}
      tools={
        <>
          <span className={classes.titleTools} data-print="hide">
            <CopyButton value={id} label={t("copyId")} />
            <CopyLink range={range} />
            <May permission="annotate">
              <WatchButton id={id} />
            </May>
            <PrintButton id={id} range={settled} />
            <UserMenu id={id} />
          </span>
          {user && <Flapping id={id} range={settled} />}
        </>
      }
    >
      <MomentPicker value={moment} onPick={onMoment} />
      {/* Has its size before the time is known: on a phone it is a line of its own. */}
      <span style={{ visibility: user ? undefined : "hidden" }}>
        {common.rich("asOf", { time: () => (user ? <Time at={user.asOf} clock /> : "00:00:00") })}
      </span>
    </PageHead>
  );
}

/** Copies a link to exactly this view, with the app and the range even if the page chose them. */
function CopyLink({ range }: { range: TimeRange | null }) {
  const t = useTranslations("user");
  const { current } = useCurrentApp();
  const search = new URLSearchParams(useSearchParams());
  if (current) search.set("app", current.sdkAppId);
  const origin = typeof window === "undefined" ? "" : window.location.origin;
  return <CopyButton value={`${origin}/user?${withView(search, { range })}`} label={t("copyLink")} icon={IconLink} />;
}

function Flapping({ id, range }: { id: string; range: TimeRange | null }) {
  const t = useTranslations("user");
  const { data } = useTotals(id, range);
  if (!data?.flapping.unusual) return null;
  return (
    <Tooltip label={t("flappingHint")} multiline maw={320}>
      <span tabIndex={0} className={classes.flapping}>
        <ToneBadge tone="timeout" icon={IconActivity} label={t("flapping", { count: data.flapping.reconnections })} />
      </span>
    </Tooltip>
  );
}
