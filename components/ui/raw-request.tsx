"use client";

import { prettyBody, queryPairs } from "@/lib/client/raw";
import { CopyIcon } from "./copy";
import classes from "./ui.module.css";

interface RawRequestProps {
  query: string;
  body: string;
  labels: { query: string; body: string };
}

/** A request as it came: what the evidence of everything else is. */
export function RawRequest({ query, body, labels }: RawRequestProps) {
  return (
    <>
      <div className={classes.rawHead}>
        <h3>{labels.body}</h3>
        <CopyIcon value={body} />
      </div>
      <pre className={classes.raw} tabIndex={0}>
        {prettyBody(body)}
      </pre>
      <div className={classes.rawHead}>
        <h3>{labels.query}</h3>
        <CopyIcon value={query} />
      </div>
      <dl className={classes.pairs}>
        {queryPairs(query).map(([name, value], place) => (
          <div key={place}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
