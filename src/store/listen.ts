/** A connection that hears what other processes write. */
export type Line = {
  /** Throws when the connection does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
};

export type ListenOptions = {
  /** Opens a line that hears. `lost` is called when it breaks off. */
  connect: (lost: () => void) => Promise<Line>;
  /** Called when the line is there again: something may have been said meanwhile. */
  back: () => void;
  log: { warn(about: object, text: string): void };
  everyMs?: number;
};

/** Keeps one line open for as long as the store is: looks at it every second, and opens another where it is lost. */
export async function keepListening({ connect, back, log, everyMs = 1_000 }: ListenOptions): Promise<{ stop(): Promise<void> }> {
  let line: Line | undefined;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let stopped = false;
  let warned = false;

  async function open(): Promise<void> {
    const mine: { line?: Line; broken: boolean } = { broken: false };
    mine.line = await connect(() => {
      mine.broken = true;
      if (line === mine.line) line = undefined;
    });
    if (!mine.broken) line = mine.line;
  }

  async function look(): Promise<void> {
    try {
      if (line) { await line.check(); return; }
      await open();
      warned = false;
      back();
    } catch (error) {
      if (!warned) log.warn({ err: error }, 'what other processes write is not heard at present; trying again every second');
      warned = true;
      const lost = line;
      line = undefined;
      // Not waited for: what does not answer may not end either.
      void lost?.close().catch(() => undefined);
    }
  }

  function lookLater(): void {
    if (stopped) return;
    timer = setTimeout(() => { looking = look().finally(lookLater); }, everyMs).unref();
  }

  await open();
  lookLater();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
      await line?.close();
    },
  };
}
