"use client";

import { prettyBody, queryPairs } from "@/lib/client/raw-request";
import { CopyButton } from "./copy-button";
import classes from "./ui.module.css";

interface RawRequestProps {
  query: string;
  body: string;
  labels: { query: string; body: string };
}

/** A callback request exactly as it arrived. */
export function RawRequest({ query, body, labels }: RawRequestProps) {
  return (
    <>
      <div className={classes.rawHead}>
        <h3>{labels.body}</h3>
        <CopyButton value={body} />
      </div>
      <pre className={classes.raw} tabIndex={0}>
        {prettyBody(body)}
      </pre>
      <div className={classes.rawHead}>
        <h3>{labels.query}</h3>
        <CopyButton value={query} />
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
