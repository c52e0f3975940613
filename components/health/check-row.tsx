import { useTranslations } from "next-intl";
import type { CheckState } from "@/lib/client/health/verdict";
import { Link } from "../ui/link";
import type { CheckFigure } from "./use-checks";
import { StateIcon } from "./state-icon";
import classes from "./health.module.css";

/** A figure with its state. The advice appears only if something is wrong. */
export function CheckRow({ name, scope, value, href, advice, state }: CheckFigure & { state?: CheckState }) {
  const t = useTranslations("health");
  const wrong = state === "warning" || state === "problem";
  return (
    <div data-state={wrong ? state : undefined}>
      <dt>
        {state ? <StateIcon state={state} label={t(`state_${state}`)} /> : <span className={classes.noState} />}
        <span>
          {name}
          {scope && <span className={classes.scope}> · {scope}</span>}
        </span>
      </dt>
      <dd className={classes.value}>
        {href ? (
          <Link href={href} prefetch={false}>
            {value}
          </Link>
        ) : (
          value
        )}
      </dd>
      {wrong && <dd className={classes.check}>{advice}</dd>}
    </div>
  );
}
