/** Half-open range of a list as the interface takes it, ISO 8601; a side that is left out is open. */
export interface Within {
  from?: string;
  to?: string;
}
