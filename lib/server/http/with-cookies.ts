/** The JSON answer of an endpoint, together with cookies to set. */
export class WithCookies<T> {
  constructor(
    readonly answer: T,
    readonly cookies: readonly string[],
  ) {}
}

/** What a handler returned, as an answer and cookies. */
export function withCookies(given: unknown): WithCookies<unknown> {
  return given instanceof WithCookies ? (given as WithCookies<unknown>) : new WithCookies(given, []);
}
