import pg from "pg";

/** A statement as it went to PostgreSQL. */
export interface Recorded {
  text: string;
  values: readonly unknown[];
  /** Whether it answered with rows. */
  hasRows: boolean;
}

type Query = (this: pg.Client, config: unknown, ...rest: unknown[]) => unknown;

/**
 * Runs `work`, and returns the statements with parameters that any client of `pg` sends in this process meanwhile. That
 * leaves out what begins and ends a transaction.
 */
export async function record(work: () => Promise<void>): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (config, ...rest) {
    const answer = query.call(this, config, ...rest);
    if (!isStatement(config)) return answer;
    const statement = { text: config.text, values: config.values, hasRows: false };
    recorded.push(statement);
    return (answer as Promise<pg.QueryResult>).then((result) => {
      statement.hasRows = result.fields.length > 0;
      return result;
    });
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return recorded;
}

const isStatement = (config: unknown): config is { text: string; values: unknown[] } =>
  typeof config === "object" &&
  config !== null &&
  "text" in config &&
  "values" in config &&
  Array.isArray(config.values) &&
  config.values.length > 0;
