import { account, changeAccount, changePassword, sessionQuery } from "../account";
import { signIn } from "../auth";
import { emptyAnswer } from "../common";
import type { EndpointName, EndpointSpec } from "../endpoint";

const tag = "Account";

/** Sign-in, and what people do with their own account. */
export const ACCOUNT_ENDPOINTS = {
  "POST sign-in": {
    access: "public",
    body: signIn,
    answer: emptyAnswer,
    tag,
    summary: "Sign in",
    description:
      "Sets the cookie of a session. Failed attempts are limited for each account, device and address; 429 says when " +
      "to try again.",
  },
  "POST sign-out": { access: "public", answer: emptyAnswer, tag, summary: "Sign out" },
  "GET account": { access: "self", answer: account, tag, summary: "Own account and its sessions" },
  "PATCH account": {
    access: "self",
    body: changeAccount,
    answer: emptyAnswer,
    tag,
    summary: "Change the own name or language",
    description: "Fields that are left out keep their values.",
  },
  "PUT account/password": {
    access: "self",
    body: changePassword,
    answer: emptyAnswer,
    tag,
    summary: "Change the own password",
    description: "Ends every other session of the account.",
  },
  "DELETE account/sessions": {
    access: "self",
    query: sessionQuery,
    answer: emptyAnswer,
    tag,
    summary: "End own sessions",
  },
  "POST account/activity": {
    access: "self",
    answer: emptyAnswer,
    tag,
    summary: "Keep the session from ending",
    description: "The console calls it while a person uses it. Reading alone does not keep a session.",
  },
} as const satisfies Record<EndpointName, EndpointSpec>;
