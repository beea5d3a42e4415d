export type Slowing = {
  /** Counts a try with a login. Answers how many milliseconds must pass first; 0 lets it be tried now. */
  begin(login: string, at: string): number;
  /** The try was right: it and those before it are forgotten. */
  succeed(login: string): void;
};

type Tries = { count: number; nextAt: number; lastAt: number };

/** So many wrong tries cost nothing; then each makes the next wait twice as long, up to a minute. A quarter without any is a new beginning. */
const free = 5;
const mostMs = 60_000;
const forgetMs = 15 * 60_000;

/**
 * Makes it slow to guess at one login, from however many places, and never shuts anybody out for good. A try is counted before it is
 * known whether it is right, so that many at the same time are many; a login that does not exist is slowed like one that does.
 */
export function slowing(mostRemembered = 10_000): Slowing {
  const tries = new Map<string, Tries>();
  return {
    begin(login, at) {
      const now = Date.parse(at);
      const kept = tries.get(login);
      const before = kept && now - kept.lastAt < forgetMs && now >= kept.lastAt ? kept : { count: 0, nextAt: 0, lastAt: now };
      if (now < before.nextAt) return before.nextAt - now;
      const count = before.count + 1;
      tries.delete(login);
      tries.set(login, { count, lastAt: now, nextAt: count < free ? now : now + Math.min(mostMs, 1_000 * 2 ** Math.min(count - free, 10)) });
      const [oldest] = tries.keys();
      if (tries.size > mostRemembered && oldest !== undefined) tries.delete(oldest);
      return 0;
    },
    succeed(login) { tries.delete(login); },
  };
}
