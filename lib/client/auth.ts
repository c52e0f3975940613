import { createAuthClient } from "better-auth/react";

/** Talks to /api/auth of this very server. */
export const authClient = createAuthClient();
