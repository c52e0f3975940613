import type { z } from "zod";
import type { EndpointKey, Endpoints } from "./endpoints";

type Yes = "true" | "false" | "0" | "1";
/** A value as a caller may give it. The client writes booleans as text. */
type Given<T> = [Exclude<T, undefined>] extends [Yes] ? T | boolean : T;
type Nullable<T> = { [F in keyof T]: undefined extends T[F] ? Given<T[F]> | null : Given<T[F]> };

/** What a caller gives as query of an endpoint. Optional fields may be undefined or null: they are left out. */
export type QueryOf<K extends EndpointKey> = Endpoints[K] extends { query: infer Q extends z.ZodType }
  ? Nullable<z.input<Q>>
  : Record<never, never>;

/** What a caller sends as body of an endpoint; undefined for an endpoint without one. */
export type BodyOf<K extends EndpointKey> = Endpoints[K] extends { body: infer B extends z.ZodType }
  ? z.input<B>
  : Endpoints[K] extends { body: "file" }
    ? Blob
    : undefined;

/** What an endpoint answers as JSON; never for a stream. */
export type AnswerOf<K extends EndpointKey> = Endpoints[K] extends { answer: infer A extends z.ZodType }
  ? z.output<A>
  : never;

/**
 * A query Q that has no field that K does not take. TypeScript checks the fields that an object literal names, but not
 * those that it spreads; this checks both. Use as `f<K extends EndpointKey, Q>(key: K, query: ExactQuery<K, Q>)`.
 */
export type ExactQuery<K extends EndpointKey, Q> = Q & QueryOf<K> & Record<Exclude<keyof Q, keyof QueryOf<K>>, never>;

/** Endpoints that answer JSON. */
export type JsonKey = { [K in EndpointKey]: Endpoints[K]["answer"] extends z.ZodType ? K : never }[EndpointKey];

/** Endpoints that are read as JSON. */
export type ReadKey = Extract<JsonKey, `GET ${string}`>;

/** Lists that are read page by page. */
export type ListKey = { [K in ReadKey]: AnswerOf<K> extends { nextCursor: string | null } ? K : never }[ReadKey];

/** Counts of lists. */
export type CountKey = Extract<EndpointKey, `${ListKey}/count`>;

/** Lists that have a count, and the count of such a list. */
export type CountedKey = CountKey extends `${infer L extends ListKey}/count` ? L : never;
export type CountOf<L extends CountedKey> = `${L}/count` & CountKey;

/** CSV files. */
export type ExportKey = Extract<EndpointKey, `GET exports/${string}.csv`>;

/** Statistics of a range. */
export type StatsKey = Extract<ReadKey, `GET stats/${string}` | "GET ingest/history">;

/** Path of an endpoint below /api/v1. */
export type PathOf<K extends EndpointKey> = K extends `${string} ${infer P}` ? P : never;
