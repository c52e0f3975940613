import { emptyAnswer } from "../common";
import type { EndpointName, EndpointSpec } from "../endpoint";
import { signInPolicy } from "../factors";
import { changeCompany, companyAnswer, companyTest, testCompany } from "../company";
import { acceptInvitation, changePerson, invitationAnswer, invite, peopleAnswer, personQuery } from "../people";

const tag = "People";

/** Who may sign in, and what they may do. */
export const PEOPLE_ENDPOINTS = {
  "GET people": { access: "administer", answer: peopleAnswer, tag, summary: "List people" },
  "POST people": {
    access: "administer",
    body: invite,
    answer: invitationAnswer,
    tag,
    summary: "Invite a person",
    description: "The answer has the token of a link that works once, for 7 days. It cannot be read again.",
  },
  "PATCH people": {
    access: "administer",
    query: personQuery,
    body: changePerson,
    answer: emptyAnswer,
    tag,
    summary: "Change roles, deactivate or activate a person",
    description: "The last active administrator of all apps stays one.",
  },
  "DELETE people": {
    access: "administer",
    query: personQuery,
    answer: emptyAnswer,
    tag,
    summary: "Withdraw an invitation",
    description: "Only for a person who has not accepted it.",
  },
  "POST people/invitation": {
    access: "administer",
    query: personQuery,
    answer: invitationAnswer,
    tag,
    summary: "Make a new link for an invited person",
    description: "The link before does not work any more.",
  },
  "DELETE people/sessions": {
    access: "administer",
    query: personQuery,
    answer: emptyAnswer,
    tag,
    summary: "End all sessions of a person",
  },
  "DELETE people/factors": {
    access: "administer",
    query: personQuery,
    answer: emptyAnswer,
    tag,
    summary: "Remove the second factors of a person",
    description: "For who has lost them. Ends the sessions of the person.",
  },
  "GET people/policy": {
    access: "administer",
    answer: signInPolicy,
    tag,
    summary: "What holds for every sign-in",
  },
  "PUT people/policy": {
    access: "administer",
    body: signInPolicy,
    answer: emptyAnswer,
    tag,
    summary: "Change what holds for every sign-in",
    description: "Whoever has no second factor when one becomes required sets one up at the next sign-in.",
  },
  "GET people/company": {
    access: "administer",
    answer: companyAnswer,
    tag,
    summary: "Settings of the company sign-in",
    description: "Without the client secret, which cannot be read again.",
  },
  "PUT people/company": {
    access: "administer",
    body: changeCompany,
    answer: emptyAnswer,
    tag,
    summary: "Change the company sign-in",
    description: "409 if it is set by the environment.",
  },
  "DELETE people/company": {
    access: "administer",
    answer: emptyAnswer,
    tag,
    summary: "Remove the company sign-in",
    description: "Its people keep their accounts. 409 if it is set by the environment.",
  },
  "POST people/company/test": {
    access: "administer",
    body: testCompany,
    answer: companyTest,
    tag,
    summary: "Read what an OpenID provider says of itself",
  },
  "POST invitation": {
    access: "public",
    body: acceptInvitation,
    answer: emptyAnswer,
    tag,
    summary: "Accept an invitation",
    description: "Sets the name and the password of the person whom the link invited.",
  },
} as const satisfies Record<EndpointName, EndpointSpec>;
