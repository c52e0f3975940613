import { ApiError } from "./api/problem";
import { signInHref } from "./url/next-path";

let leaving = false;

/** Opens another site. What this page still asks without a session does not lead to the sign-in meanwhile. */
export function leaveFor(address: string): void {
  leaving = true;
  window.location.assign(address);
}

/** If an error says that the session has ended, opens the sign-in in place of this page, which leads back to it. */
export function leaveForSignIn(error: unknown): void {
  if (leaving || !(error instanceof ApiError) || error.status !== 401) return;
  leaving = true;
  const { pathname, search, hash } = window.location;
  window.location.replace(signInHref(`${pathname}${search}${hash}`));
}
