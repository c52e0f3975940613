import { account, changeAccount, changePassword, confirmIdentity, sessionQuery } from "../account";
import { signIn, signOutAnswer } from "../auth";
import { emptyAnswer } from "../common";
import { beginCompany } from "../company";
import { confirmed, factorCode, recoveryCodes, signInAnswer, totpCode, totpSetup } from "../factors";
import type { EndpointName, EndpointSpec } from "../endpoint";
import { newPasskey, passkeyCreation, passkeyProof, passkeyQuery, passkeyRequest, renamePasskey } from "../passkeys";

const tag = "Account";

/** Sign-in, and what people do with their own account. */
export const ACCOUNT_ENDPOINTS = {
  "POST sign-in": {
    access: "public",
    body: signIn,
    answer: signInAnswer,
    tag,
    summary: "Sign in",
    description:
      "Sets the cookie of a session, or says which step is next. Failed attempts are limited for each account, " +
      "device and address; 429 says when to try again.",
  },
  "POST sign-in/code": {
    access: "public",
    body: factorCode,
    answer: signInAnswer,
    tag,
    summary: "Sign in: the second factor",
    description: "The step after `factor`, in the same browser and within 10 minutes. Each code works once.",
  },
  "POST sign-in/totp": {
    access: "public",
    answer: totpSetup,
    tag,
    summary: "Sign in: begin to set up an authenticator app",
    description: "The step after `enrolment`, in the same browser and within 10 minutes.",
  },
  "PUT sign-in/totp": {
    access: "public",
    body: totpCode,
    answer: recoveryCodes,
    tag,
    summary: "Sign in: confirm the authenticator app",
    description: "Sets the cookie of a session. The recovery codes cannot be read again.",
  },
  "POST sign-in/passkey": {
    access: "public",
    answer: passkeyCreation,
    tag,
    summary: "Sign in: begin to add a passkey",
    description: "The step after `enrolment`, in the same browser and within 10 minutes. The answer is for WebAuthn.",
  },
  "PUT sign-in/passkey": {
    access: "public",
    body: newPasskey,
    answer: recoveryCodes,
    tag,
    summary: "Sign in: store the passkey",
    description: "Sets the cookie of a session. The recovery codes cannot be read again.",
  },
  "POST sign-in/assertion": {
    access: "public",
    answer: passkeyRequest,
    tag,
    summary: "Sign in: ask for a passkey",
    description: "The step after `factor`, in the same browser and within 10 minutes. The answer is for WebAuthn.",
  },
  "PUT sign-in/assertion": {
    access: "public",
    body: passkeyProof,
    answer: signInAnswer,
    tag,
    summary: "Sign in: the passkey",
    description: "Each challenge works once. Failed attempts count together with wrong codes.",
  },
  "GET sign-in/oidc": {
    access: "public",
    query: beginCompany,
    answer: "redirect",
    tag,
    summary: "Sign in with the company's OpenID provider",
    description: "For a browser. It comes back to `GET sign-in/oidc/callback`.",
  },
  "GET sign-in/oidc/callback": {
    access: "public",
    answer: "redirect",
    tag,
    summary: "Come back from the OpenID provider",
    description: "Sets the cookie of a session and leads on to the page that was asked for, or to the sign-in page.",
  },
  "POST sign-out": {
    access: "public",
    answer: signOutAnswer,
    tag,
    summary: "Sign out",
    description: "A browser that came by company sign-in goes on to `continueAt`, where the provider ends its session.",
  },
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
  "POST account/totp": {
    access: "self",
    body: confirmed,
    answer: totpSetup,
    tag,
    summary: "Begin to set up an authenticator app",
    description: "It counts after `PUT account/totp`, in the same browser and within 10 minutes.",
  },
  "PUT account/totp": {
    access: "self",
    body: totpCode,
    answer: recoveryCodes,
    tag,
    summary: "Confirm the authenticator app",
    description:
      "It replaces the app before. Ends every other session. There are new recovery codes in the answer, unless a " +
      "passkey is there whose codes go on.",
  },
  "DELETE account/totp": {
    access: "self",
    body: confirmed,
    answer: emptyAnswer,
    tag,
    summary: "Remove the own authenticator app",
    description: "The recovery codes go with the last factor.",
  },
  "POST account/passkeys": {
    access: "self",
    body: confirmed,
    answer: passkeyCreation,
    tag,
    summary: "Begin to add a passkey",
    description: "It counts after `PUT account/passkeys`, in the same browser and within 10 minutes.",
  },
  "PUT account/passkeys": {
    access: "self",
    body: newPasskey,
    answer: recoveryCodes,
    tag,
    summary: "Store the passkey",
    description:
      "Ends every other session. There are recovery codes in the answer if it is the first factor; they cannot be " +
      "read again.",
  },
  "PATCH account/passkeys": {
    access: "self",
    query: passkeyQuery,
    body: renamePasskey,
    answer: emptyAnswer,
    tag,
    summary: "Rename an own passkey",
  },
  "DELETE account/passkeys": {
    access: "self",
    query: passkeyQuery,
    body: confirmed,
    answer: emptyAnswer,
    tag,
    summary: "Remove an own passkey",
    description: "The recovery codes go with the last factor.",
  },
  "POST account/recovery-codes": {
    access: "self",
    body: confirmed,
    answer: recoveryCodes,
    tag,
    summary: "Make new recovery codes",
    description: "Those before stop working. They cannot be read again.",
  },
  "DELETE account/sessions": {
    access: "self",
    query: sessionQuery,
    answer: emptyAnswer,
    tag,
    summary: "End own sessions",
  },
  "POST account/confirm": {
    access: "self",
    body: confirmIdentity,
    answer: emptyAnswer,
    tag,
    summary: "Confirm who you are",
    description: "With the own password. Endpoints that show secrets work for 5 minutes then.",
  },
  "POST account/activity": {
    access: "self",
    answer: emptyAnswer,
    tag,
    summary: "Keep the session from ending",
    description: "The console calls it while a person uses it. Reading alone does not keep a session.",
  },
} as const satisfies Record<EndpointName, EndpointSpec>;
