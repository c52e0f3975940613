/** A half-open range of time in milliseconds since the epoch: `to` is excluded. */
export interface TimeRange {
  from: number;
  to: number;
}

/** A half-open range as ISO 8601, as the API takes it. A missing side is open. */
export interface IsoRange {
  from?: string;
  to?: string;
}
