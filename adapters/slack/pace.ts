import { setTimeout as sleep } from 'node:timers/promises';

/** Keeps each channel to its pace, without one channel waiting for another. */
export type Pace = {
  /** Waits for the channel's turn. Answers 0 when it has come, or the milliseconds to come back in when that is too long to wait. */
  turn(channel: string): Promise<number>;
  /** Leaves the channel alone for so long. */
  hold(channel: string, milliseconds: number): void;
  /** For how many more milliseconds the channel is left alone. */
  resting(channel: string): number;
};

/** One message each `gap` milliseconds and channel. Longer than `patience` nobody is kept waiting. */
export function pace(gap: number, patience = 4000): Pace {
  const free = new Map<string, number>();
  const held = new Map<string, number>();
  return {
    async turn(channel) {
      const now = performance.now();
      const at = Math.max(now, free.get(channel) ?? 0);
      if (at - now > patience) return at - now;
      for (const [other, until] of free) if (until < now) free.delete(other);
      free.set(channel, at + gap);
      if (at > now) await sleep(at - now);
      return 0;
    },
    hold(channel, milliseconds) {
      const until = performance.now() + milliseconds;
      for (const times of [free, held]) times.set(channel, Math.max(times.get(channel) ?? 0, until));
    },
    resting(channel) {
      const left = Math.ceil((held.get(channel) ?? 0) - performance.now());
      if (left <= 0) held.delete(channel);
      return Math.max(0, left);
    },
  };
}

/** Does one thing at a time for each key, in the order asked for. */
export function oneAtATime(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
    const settled = mine.catch(() => undefined);
    last.set(key, settled);
    try {
      return await mine;
    } finally {
      if (last.get(key) === settled) last.delete(key);
    }
  };
}
