/** A fault that the API is told to have, so that a test sees what the app makes of it. */
export type Fault =
  /** Answers `ok: false` with a code of Slack's. Nothing is written. */
  | { kind: 'error'; error: string }
  /** Answers with an HTTP status and no JSON; `written` says that the call was carried out all the same. */
  | { kind: 'status'; status: number; written?: boolean }
  /** Answers 429 with Retry-After in seconds. Nothing is written. */
  | { kind: 'rate'; retryAfter: number }
  /** Carries the call out, and never answers. */
  | { kind: 'hang' }
  /** Carries the call out, and cuts the connection instead of answering. */
  | { kind: 'lose' }
  /** Cuts the connection before anything is written. */
  | { kind: 'drop' }
  /** Answers as usual, after a while. */
  | { kind: 'slow'; milliseconds: number };

/** The faults that are set up. `*` stands for every method. */
export type Faults = {
  /** The next calls of the method have the fault, or only those about one channel; `times` is one unless said otherwise, and may be Infinity. */
  add: (method: string, fault: Fault, times?: number, channel?: string) => void;
  clear: () => void;
  list: () => readonly { method: string; fault: Fault; left: number }[];
  /** `about` is what the channel of the call is known by, if it has one. */
  take: (method: string, about?: readonly string[]) => Fault | undefined;
};

/** Keeps the faults that are set up, first in first out. */
export function openFaults(): Faults {
  let waiting: { method: string; fault: Fault; left: number; channel: string | undefined }[] = [];
  return {
    add: (method, fault, times = 1, channel) => {
      waiting.push({ method, fault, left: times, channel });
    },
    clear: () => {
      waiting = [];
    },
    list: () => waiting,
    take: (method, about = []) => {
      const next = waiting.find((each) => (each.method === method || each.method === '*') && (each.channel === undefined || about.includes(each.channel)));
      if (!next) return undefined;
      next.left -= 1;
      waiting = waiting.filter((each) => each.left > 0);
      return next.fault;
    },
  };
}
