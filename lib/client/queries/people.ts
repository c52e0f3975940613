import { useMutation, useQuery } from "@tanstack/react-query";
import type { AcceptInvitation, ChangePerson, Invite } from "@/lib/contracts/people";
import { request } from "../api/request";
import { endpointQuery, matchingKey } from "./endpoint-query";
import { useRefresh } from "./refresh";

const PEOPLE = matchingKey("GET people", {});

/** Everybody who can sign in, was invited or was deactivated. */
export function usePeople() {
  return useQuery(endpointQuery("GET people", {}));
}

/** A change after which the list of people is read again. */
function usePeopleMutation<Variables, Answer>(change: (variables: Variables) => Promise<Answer>) {
  return useMutation({ mutationFn: change, onSuccess: useRefresh(PEOPLE) });
}

/** Invites a person. Only this answer has the token of the link. */
export const useInvite = () => usePeopleMutation((body: Invite) => request("POST people", { query: {}, body }));

/** Makes a new link for an invited person, by id. */
export const useInviteAgain = () =>
  usePeopleMutation((id: string) => request("POST people/invitation", { query: { id } }));

/** Withdraws the invitation of a person, by id. */
export const useWithdraw = () => usePeopleMutation((id: string) => request("DELETE people", { query: { id } }));

export const useChangePerson = () =>
  usePeopleMutation(({ id, ...body }: ChangePerson & { id: string }) =>
    request("PATCH people", { query: { id }, body }),
  );

/** Ends all sessions of a person, by id. */
export const useEndSessionsOf = () =>
  usePeopleMutation((id: string) => request("DELETE people/sessions", { query: { id } }));

/** Removes the second factors of a person, by id. */
export const useResetFactors = () =>
  usePeopleMutation((id: string) => request("DELETE people/factors", { query: { id } }));

/** Accepts an invitation. Throws ApiError. */
export async function acceptInvitation(body: AcceptInvitation): Promise<void> {
  await request("POST invitation", { query: {}, body });
}
