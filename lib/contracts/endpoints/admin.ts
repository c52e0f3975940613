import { app, appsAnswer, changeApp, newApp, testCallback, testCallbackAnswer } from "../app";
import { firstAdmin, newToken, newTokenAnswer, tokenQuery, tokensAnswer } from "../auth";
import { appQuery, emptyAnswer, openapiAnswer } from "../common";
import type { EndpointName, EndpointSpec } from "../endpoint";

const tag = "Setup";

export const ADMIN_ENDPOINTS = {
  "GET apps": { access: "read", answer: appsAnswer, tag, summary: "List apps" },
  "POST apps": { access: "administer", body: newApp, answer: app, tag, summary: "Add an app" },
  "PATCH apps": {
    access: "administer",
    query: appQuery,
    body: changeApp,
    answer: app,
    tag,
    summary: "Change settings of an app",
    description: "Fields that are left out keep their values.",
  },
  "POST apps/test": {
    access: "administer",
    body: testCallback,
    answer: testCallbackAnswer,
    tag,
    summary: "Send a test callback",
    description: "Sends the documented sample callback of an app to this server over HTTP.",
  },
  "GET tokens": { access: "administer", answer: tokensAnswer, tag, summary: "List API tokens" },
  "POST tokens": {
    access: "administer",
    body: newToken,
    answer: newTokenAnswer,
    tag,
    summary: "Create an API token",
    description: "The answer has the token itself. It cannot be read again.",
  },
  "DELETE tokens": {
    access: "administer",
    query: tokenQuery,
    answer: emptyAnswer,
    tag,
    summary: "Delete an API token",
  },
  "POST setup": {
    access: "public",
    body: firstAdmin,
    answer: emptyAnswer,
    tag,
    summary: "Create the first administrator",
    description: "Needs the one-time token that the server prints at its start.",
  },
  "GET openapi.json": {
    access: "read",
    answer: openapiAnswer,
    tag,
    summary: "This description",
    description: "OpenAPI 3.1 of every endpoint.",
  },
} as const satisfies Record<EndpointName, EndpointSpec>;
