"use client";

import { Button } from "@mantine/core";
import { IconCode } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Explanation } from "@/lib/contracts/explanation";
import { Count } from "../../ui/count";
import { Time } from "../../ui/time";
import { CustomerText } from "./customer-text";
import { Reasons } from "./reasons";
import classes from "./explanation.module.css";

interface ExplanationBodyProps {
  explanation: Explanation;
  /** Opens the callback that is the evidence; absent if the page shows it already. */
  onEvidence?: () => void;
  /** One column, for a drawer. */
  narrow?: boolean;
}

/** All parts of an explanation below its headline. What to say comes first. */
export function ExplanationBody({ explanation, onEvidence, narrow = false }: ExplanationBodyProps) {
  const t = useTranslations("explanation");
  const { offlineWindow, followedBy, advice, minute, incident, customer } = explanation;
  const exact = offlineWindow.from === offlineWindow.to;
  return (
    <div className={classes.body} data-narrow={narrow || undefined}>
      <div className={classes.say}>
        {advice.length > 0 && (
          <section>
            <h3 className={classes.heading}>{t("advice")}</h3>
            <ul className={classes.advice}>
              {advice.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </section>
        )}
        <CustomerText customer={customer} />
      </div>
      <div className={classes.why}>
        <Reasons explanation={explanation} />
      </div>
      <div className={classes.details}>
        <section>
          <h3 className={classes.heading}>{t("gone")}</h3>
          <p className={classes.fact}>
            {exact ? (
              <Time at={offlineWindow.to} precision="second" />
            ) : (
              t.rich("goneBetween", {
                from: () => <Time at={offlineWindow.from} precision="second" place="sentence" />,
                to: () => <Time at={offlineWindow.to} clock />,
              })
            )}
          </p>
        </section>
        <section>
          <h3 className={classes.heading}>{t("followed")}</h3>
          <p className={classes.fact}>{followedBy ? followedBy.sentence : t("followedNone")}</p>
        </section>
        {minute && !incident && (
          <section>
            <h3 className={classes.heading}>{t("minute")}</h3>
            <p className={classes.fact}>
              {t.rich("minuteText", {
                ended: () => <Count value={minute.ended} />,
                usual: () => <Count value={Math.round(minute.usual * 10) / 10} />,
                time: () => <Time at={minute.at} precision="second" place="sentence" />,
              })}
            </p>
          </section>
        )}
        {onEvidence && (
          <section data-print="hide">
            <h3 className={classes.heading}>{t("evidence")}</h3>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconCode size={14} aria-hidden />}
              onClick={onEvidence}
            >
              {t("evidenceShow")}
            </Button>
          </section>
        )}
      </div>
    </div>
  );
}
