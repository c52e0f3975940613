import { ApiError } from "./api/problem";
import { signInHref } from "./url/next-path";

let leaving = false;

/** If an error says that the session has ended, opens the sign-in, which leads back to this page. */
export function leaveForSignIn(error: unknown): void {
  if (leaving || !(error instanceof ApiError) || error.status !== 401) return;
  leaving = true;
  const { pathname, search, hash } = window.location;
  window.location.assign(signInHref(`${pathname}${search}${hash}`));
}
