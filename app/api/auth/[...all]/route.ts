import { auth } from "@/lib/server/auth/auth";
import { forgetViewers } from "@/lib/server/auth/remembered";

const answer = (request: Request): Promise<Response> => auth().handler(request);

async function change(request: Request): Promise<Response> {
  try {
    return await answer(request);
  } finally {
    forgetViewers();
  }
}

export { answer as GET, change as POST };
