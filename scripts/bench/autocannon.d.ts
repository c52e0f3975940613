/** The part of autocannon that the benchmark uses. The package has no types. */
declare module "autocannon" {
  interface Request {
    method: string;
    path: string;
    body: string;
  }
  interface Options {
    url: string;
    connections: number;
    duration: number;
    overallRate?: number;
    requests: { setupRequest: (request: Request) => Request }[];
  }
  interface Result {
    requests: { average: number };
    latency: { p50: number; p99: number };
    non2xx: number;
    errors: number;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
