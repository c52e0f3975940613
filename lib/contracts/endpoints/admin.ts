import { app, appsAnswer, appSecrets, changeApp, deleteApp, deletingAnswer, newApp, testCallbackAnswer } from "../app";
import { firstAdmin } from "../auth";
import { appQuery, emptyAnswer, openapiAnswer } from "../common";
import { AFTER_SIGN_IN, type EndpointName, type EndpointSpec } from "../endpoint";
import { checkNetworksQuery, networksAnswer, networksReport, storeNetworksQuery } from "../networks";
import {
  auditRetentionAnswer,
  changeAuditRetention,
  changeRetention,
  previewAuditRetentionAnswer,
  previewAuditRetentionQuery,
  previewRetentionAnswer,
  previewRetentionQuery,
  retentionAnswer,
} from "../retention";

const tag = "Setup";

export const ADMIN_ENDPOINTS = {
  "GET apps": { access: "signed-in", answer: appsAnswer, tag, summary: "List apps" },
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
  "DELETE apps": {
    access: "administer",
    everywhere: true,
    query: appQuery,
    body: deleteApp,
    answer: emptyAnswer,
    tag,
    summary: "Delete an app and everything of it",
    description:
      "The app must be paused. Its callbacks are refused from now on. Its data goes in the background, and cannot be " +
      "brought back. Entries of the audit stay.",
  },
  "GET apps/deleting": {
    access: "administer",
    answer: deletingAnswer,
    tag,
    summary: "List apps that are being deleted",
  },
  "GET apps/secrets": {
    access: "administer",
    recentSignIn: true,
    query: appQuery,
    answer: appSecrets,
    tag,
    summary: "Show the callback URL and the tokens of an app",
    description: AFTER_SIGN_IN,
  },
  "POST apps/test": {
    access: "administer",
    query: appQuery,
    answer: testCallbackAnswer,
    tag,
    summary: "Send a test callback",
    description: "Sends the documented sample callback of the app to this server over HTTP.",
  },
  "GET retention": {
    access: "administer",
    query: appQuery,
    answer: retentionAnswer,
    tag,
    summary: "How long an app keeps its data",
    description: "With what is stored, and what the last run removed.",
  },
  "PUT retention": {
    access: "administer",
    query: appQuery,
    body: changeRetention,
    answer: retentionAnswer,
    tag,
    summary: "Change how long an app keeps its data",
    description: "What is older is removed within a minute, and then every day. It cannot be brought back.",
  },
  "GET retention/preview": {
    access: "administer",
    query: previewRetentionQuery,
    answer: previewRetentionAnswer,
    tag,
    summary: "What would go",
    description: "What a change of the retention to these days would remove now. Nothing is removed.",
  },
  "GET retention/audit": {
    access: "administer",
    everywhere: true,
    answer: auditRetentionAnswer,
    tag,
    summary: "How long the audit is kept",
    description: "With what is stored, and how many entries are no longer kept.",
  },
  "PUT retention/audit": {
    access: "administer",
    everywhere: true,
    body: changeAuditRetention,
    answer: auditRetentionAnswer,
    tag,
    summary: "Change how long the audit is kept",
    description:
      "Older entries are removed within a minute, and then every day. Each removal is an entry itself, and the chain " +
      "can still be checked from the oldest entry that is kept.",
  },
  "GET retention/audit/preview": {
    access: "administer",
    everywhere: true,
    query: previewAuditRetentionQuery,
    answer: previewAuditRetentionAnswer,
    tag,
    summary: "Which entries of the audit would go",
    description: "What a change to these days would remove now. Nothing is removed.",
  },
  "GET networks": {
    access: "figures",
    query: appQuery,
    answer: networksAnswer,
    tag,
    summary: "Names of networks",
    description: "The stored file, and how much of the app's traffic of the last day it names.",
  },
  "POST networks/check": {
    access: "administer",
    everywhere: true,
    query: checkNetworksQuery,
    body: "file",
    answer: networksReport,
    tag,
    summary: "Check a file that names networks",
    description: "Reads a file as `PUT networks` does, and stores nothing.",
  },
  "PUT networks": {
    access: "administer",
    everywhere: true,
    query: storeNetworksQuery,
    body: "file",
    answer: networksAnswer,
    tag,
    summary: "Store a file that names networks",
    description:
      "A CSV with a prefix and a name a line, or an MMDB file, of at most 32 MiB. It replaces the file before. " +
      "Lines that cannot be used are reported, and the others are used.",
  },
  "DELETE networks": {
    access: "administer",
    answer: emptyAnswer,
    tag,
    summary: "Delete the file that names networks",
  },
  "GET networks/file": {
    access: "administer",
    answer: "file",
    tag,
    summary: "Download the file that names networks",
    description: "As it was uploaded.",
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
    access: "signed-in",
    answer: openapiAnswer,
    tag,
    summary: "This description",
    description: "OpenAPI 3.1 of every endpoint.",
  },
} as const satisfies Record<EndpointName, EndpointSpec>;
