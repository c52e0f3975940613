import { emptyAnswer } from "../common";
import type { EndpointName, EndpointSpec } from "../endpoint";
import {
  newOwnToken,
  newOwnTokenAnswer,
  newToken,
  newTokenAnswer,
  ownTokensAnswer,
  rotateToken,
  tokenQuery,
  tokensAnswer,
} from "../tokens";

const ONCE = "The answer has the secret itself. It cannot be read again.";
const ROTATED =
  "Gives the token a new secret, and as much time until it expires as it had when it was made. The secret until now " +
  "works too, for `graceHours`, but not beyond the end that it had.";

/** API tokens: of services, which administrators keep, and those that people make for themselves. */
export const TOKEN_ENDPOINTS = {
  "GET tokens": {
    access: "administer",
    answer: tokensAnswer,
    tag: "Setup",
    summary: "List API tokens",
    description: "Newest first, those of people included.",
  },
  "POST tokens": {
    access: "administer",
    body: newToken,
    answer: newTokenAnswer,
    tag: "Setup",
    summary: "Create an API token for a service",
    description: ONCE,
  },
  "POST tokens/rotation": {
    access: "administer",
    query: tokenQuery,
    body: rotateToken,
    answer: newTokenAnswer,
    tag: "Setup",
    summary: "Rotate an API token of a service",
    description: `${ROTATED} ${ONCE}`,
  },
  "DELETE tokens": {
    access: "administer",
    query: tokenQuery,
    answer: emptyAnswer,
    tag: "Setup",
    summary: "Delete an API token",
    description: "Any, also one of a person.",
  },
  "GET account/tokens": { access: "self", answer: ownTokensAnswer, tag: "Account", summary: "List own API tokens" },
  "POST account/tokens": {
    access: "self",
    body: newOwnToken,
    answer: newOwnTokenAnswer,
    tag: "Account",
    summary: "Create an own API token",
    description: `It never does more than its owner may at that moment, whatever its role is. ${ONCE}`,
  },
  "POST account/tokens/rotation": {
    access: "self",
    query: tokenQuery,
    body: rotateToken,
    answer: newOwnTokenAnswer,
    tag: "Account",
    summary: "Rotate an own API token",
    description: `${ROTATED} ${ONCE}`,
  },
  "DELETE account/tokens": {
    access: "self",
    query: tokenQuery,
    answer: emptyAnswer,
    tag: "Account",
    summary: "Delete an own API token",
  },
} as const satisfies Record<EndpointName, EndpointSpec>;
