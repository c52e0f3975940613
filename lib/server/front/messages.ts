import type { DatabaseOutage } from "@/lib/contracts/database-outage";
import type { GeneratedSecret } from "../env-values";
import type { DrainFigures } from "../journal/drain";
import type { Journal } from "../journal/journal";
import type { Segment } from "../journal/segments";
import type { Usage } from "../process/usage";
import type { KnownApp } from "../receive/judge";
import type { NonEventContent } from "../receive/to-keep";
import type { RollupFigures } from "../rollup/figures";
import type { AnswerFigures } from "./answer-figures";

/** A callback that is not an event, for the writer. `sdkAppId` is null if it names no known app. */
export type CountedCallback = NonEventContent & { sdkAppId: string | null };

/** The journal of the front, as far as it is synced. */
export interface JournalState {
  dir: string;
  /**
   * The number of the newest record when the front opened the journal; null once a writer has compared it with the
   * database.
   */
  openedAt: number | null;
  /** The number of the newest record. */
  last: number;
  segments: readonly Segment[];
}

/** Figures of the writer. */
export interface WriterFigures extends Usage {
  drain: DrainFigures;
  rollup: RollupFigures;
}

/** Figures of the front and of its writer, for metrics and alerts. */
export interface FrontFigures extends Usage {
  /** The number of the last record of the journal, and how many records are in the journal only. */
  accepted: number;
  pending: number;
  /** How long the oldest record waits to be stored, in milliseconds. */
  oldestWaitMs: number;
  journal: Readonly<Journal["figures"]>;
  answers: AnswerFigures;
  /** How often each child was started again. */
  restarts: Record<string, number>;
  /** Null until the writer has told them. */
  writer: WriterFigures | null;
  database: DatabaseOutage | null;
}

/** Results of the writer's start, for the startup message. */
export interface Prepared {
  /** Token of the one-time link for the first administrator; null if there is one. */
  setupToken: string | null;
  /** The apps that this start created with a generated secret in the callback's path. */
  generatedSecrets: GeneratedSecret[];
}

/** `stop`: finish what is under way and end. */
export type ToWriter =
  { type: "journal"; state: JournalState } | { type: "count"; callbacks: CountedCallback[] } | { type: "stop" };

export type FromWriter =
  | { type: "ready"; prepared: Prepared }
  | { type: "apps"; apps: KnownApp[] }
  /** The database holds the records up to `number`. */
  | { type: "stored"; number: number }
  /** The callbacks of the last `count` are counted, or could not be. */
  | { type: "counted" }
  | { type: "figures"; figures: WriterFigures }
  | { type: "projected" };

export type ToConsole = { type: "figures"; figures: FrontFigures } | { type: "projected" } | { type: "stop" };

export type FromConsole = { type: "ready" } | { type: "apps"; apps: KnownApp[] };

/** A child sends this message to say that it is alive, every ALIVE_MS milliseconds. */
export const ALIVE = "alive";
export const ALIVE_MS = 2_000;
