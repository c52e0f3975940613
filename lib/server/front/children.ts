import path from "node:path";
import type { DatabaseOutage } from "@/lib/contracts/database-outage";
import { withoutOwner } from "../env";
import { waitMeter } from "../journal/wait-meter";
import { usage } from "../process/usage";
import type { AnswerFigures } from "./answer-figures";
import { Child } from "./child";
import type { CountQueue } from "./count-queue";
import type { FrontJournal } from "./front-journal";
import { JournalNews } from "./journal-news";
import type { KnownApps } from "./known-apps";
import type {
  CountedCallback,
  FromConsole,
  FromWriter,
  FrontFigures,
  Prepared,
  ToConsole,
  ToWriter,
  WriterFigures,
} from "./messages";

/** A stop as a whole ends within 10 s: the server's, these, and PostgreSQL's. */
const STOP_MS = { console: 1_500, writer: 3_500 };
/** The operating system runs the front first, then the writer and PostgreSQL, even if the console is busy. */
const NICE = { writer: 2, console: 5 };
const NODE_OPTIONS = {
  // A batch of events fills V8's default of 16 MiB, so that most of it would be copied twice before it is garbage.
  writer: ["--max-semi-space-size=32"],
  // By default, V8 lets garbage grow to several times of what is in use: an export would take a gigabyte.
  console: ["--heap-growing-percent=20"],
};
const FIGURES_MS = 1_000;

interface ChildrenOptions {
  dev: boolean;
  known: KnownApps;
  journal: FrontJournal;
  answers: AnswerFigures;
  outage: () => DatabaseOutage | null;
  socketPath: string;
  /** The port of the front. */
  port: number;
  counts: CountQueue;
}

/** Runs the writer and the console, and exchanges messages with them. */
export class Children {
  private readonly writer: Child<ToWriter, FromWriter>;
  private readonly console: Child<ToConsole, FromConsole>;
  private prepared: Prepared | null = null;
  private writerReady = false;
  private consoleReady = false;
  private isReady = false;
  private settle: (prepared: Prepared | null) => void = () => undefined;
  private figuresTimer: NodeJS.Timeout | null = null;
  private writerFigures: WriterFigures | null = null;
  private readonly waits = waitMeter();
  private readonly news: JournalNews;

  /** Resolves when both are ready for the first time; with null if one ended in the first start of a data directory. */
  readonly ready = new Promise<Prepared | null>((resolve) => (this.settle = resolve));
  /** Whether the data directory was in use before. If not, a child that ends has met an error that a person can fix. */
  readonly usedBefore: boolean;

  constructor(private readonly options: ChildrenOptions) {
    this.usedBefore = options.known.usedBefore;
    const { journal } = options;
    this.news = new JournalNews({
      synced: journal.accepted,
      stored: () => journal.accepted() - journal.pending(),
      send: () => this.writer.send({ type: "journal", state: journal.state() }),
    });
    const onEnd = () => this.onEnd();
    this.writer = new Child<ToWriter, FromWriter>({
      name: "writer",
      script: path.join(import.meta.dirname, "../writer/process.ts"),
      args: [],
      nice: NICE.writer,
      nodeOptions: NODE_OPTIONS.writer,
      onStart: () => this.onWriterStart(),
      onMessage: (message) => this.onWriterMessage(message),
      onEnd,
    });
    this.console = new Child<ToConsole, FromConsole>({
      name: "console",
      script: path.join(import.meta.dirname, "../console/process.ts"),
      args: [options.socketPath, String(options.port), options.dev ? "dev" : ""],
      env: withoutOwner(),
      nice: NICE.console,
      nodeOptions: NODE_OPTIONS.console,
      onStart: () => undefined,
      onMessage: (message) => this.onConsoleMessage(message),
      onEnd: () => {
        this.consoleReady = false;
        return onEnd();
      },
    });
  }

  /** Whether the console answers requests. */
  get consoleAnswers(): boolean {
    return this.consoleReady;
  }

  /** Starts the writer, and the console once the writer has brought the database up to date. */
  start(): void {
    this.writer.start();
    this.figuresTimer = setInterval(() => this.console.send({ type: "figures", figures: this.figures() }), FIGURES_MS);
  }

  /** Starts both again, because the address of the database has changed. */
  restart(): void {
    this.writer.restart();
    this.console.restart();
  }

  /** Says that more of the journal is synced. */
  journalChanged(): void {
    this.news.changed();
  }

  /** Hands callbacks to the writer to be counted. Returns false if it cannot take them now. */
  tellCounts(callbacks: CountedCallback[]): boolean {
    return this.writerReady && this.writer.send({ type: "count", callbacks });
  }

  /** Ends both at the same time. The writer stores what the journal contains, for a while. */
  async stop(): Promise<void> {
    if (this.figuresTimer !== null) clearInterval(this.figuresTimer);
    await Promise.all([this.console.stop(STOP_MS.console), this.writer.stop(STOP_MS.writer)]);
  }

  private onWriterStart(): void {
    this.writerReady = false;
    this.news.tell();
  }

  private onWriterMessage(message: FromWriter): void {
    const { journal, known, counts } = this.options;
    if (message.type === "stored") {
      journal.stored(message.number);
      this.news.changed();
    } else if (message.type === "projected") this.console.send(message);
    else if (message.type === "apps") known.learn(message.apps);
    else if (message.type === "counted") counts.counted();
    else if (message.type === "figures") this.writerFigures = message.figures;
    else {
      this.writerReady = true;
      this.prepared ??= message.prepared;
      counts.ready();
      this.console.start();
    }
  }

  private onConsoleMessage(message: FromConsole): void {
    if (message.type === "apps") return this.options.known.learn(message.apps);
    this.consoleReady = true;
    this.isReady = true;
    this.settle(this.prepared);
  }

  private onEnd(): "again" | "stay" {
    if (this.isReady || this.usedBefore) return "again";
    this.settle(null);
    return "stay";
  }

  private figures(): FrontFigures {
    const { journal, answers, outage } = this.options;
    const [accepted, pending] = [journal.accepted(), journal.pending()];
    return {
      accepted,
      pending,
      oldestWaitMs: this.waits(accepted, pending, Date.now()),
      journal: journal.figures(),
      answers,
      restarts: { writer: this.writer.restarts, console: this.console.restarts },
      writer: this.writerFigures,
      database: outage(),
      ...usage(),
    };
  }
}
