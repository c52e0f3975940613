import { expect, it } from "vitest";
import { mayBeWhole, readAnswer } from "./answer";

const read = (text: string, { head = false, closed = false } = {}) => {
  const found = readAnswer(Buffer.from(text), head, closed);
  return found && { status: found.answer.status, body: found.answer.body.toString(), rest: found.rest.toString() };
};

it("reads an answer by its length, by its chunks, and until the end", () => {
  const length = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabcd";
  expect(read(length)).toEqual({ status: 200, body: "ab", rest: "cd" });
  const chunks = "HTTP/1.1 404 Not Found\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\nd";
  expect(read(chunks)).toEqual({ status: 404, body: "abc", rest: "d" });
  expect(read("HTTP/1.1 400 Bad\r\n\r\nab")).toBeNull();
  expect(read("HTTP/1.1 400 Bad\r\n\r\nab", { closed: true })).toEqual({ status: 400, body: "ab", rest: "" });
  expect(read("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n", { head: true })?.body).toBe("");
  expect(read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No\r\n\r\n")?.status).toBe(204);
});

it("does not read a long answer in chunks before it may end", () => {
  const pieces = ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "5\r\nabcde", "\r\n", "5\r\nabcde\r\n"];
  const buffers = pieces.map((piece) => Buffer.from(piece));
  expect(mayBeWhole(buffers)).toBe(false);
  expect(mayBeWhole([...buffers, Buffer.from("1\r\na\r\n0\r\n\r\n")])).toBe(true);
});

it("waits for the rest of an answer, and refuses what is none", () => {
  const whole = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n";
  for (let size = 0; size < whole.length; size++) expect(read(whole.slice(0, size))).toBeNull();
  expect(() => read("hello\r\n\r\n")).toThrow("no HTTP");
});
