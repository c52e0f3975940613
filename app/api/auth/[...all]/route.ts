import { auth } from "@/lib/server/auth/auth";

const answer = (request: Request): Promise<Response> => auth().handler(request);

export { answer as GET, answer as POST };
