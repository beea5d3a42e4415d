import { isPassing } from './client.ts';
import type { Problem } from './client.ts';
import type { Action, Outgoing } from './state.ts';

/** What waits to be sent: one at a time, in order, each until it has an answer. */
export type Outbox = {
  put(one: Outgoing): void;
  /** Tries at once instead of waiting out the pause. */
  hurry(): void;
  /** What has no answer yet. */
  left(): Outgoing[];
  clear(): void;
};

export type OutboxParts = {
  /** Sends one and answers what went wrong, if anything did. The same id again is the same message. */
  send: (one: Outgoing) => Promise<Problem | undefined>;
  tell: (action: Action) => void;
  changed: () => void;
  pause: (milliseconds: number, cut: AbortSignal) => Promise<void>;
};

const longestPause = 30_000;

/** An empty outbox. What fails in passing is tried again under the same id; what is refused is shown as refused. */
export function openOutbox({ send, tell, changed, pause }: OutboxParts): Outbox {
  let queue: Outgoing[] = [];
  let busy = false;
  let waiting = new AbortController();

  const sendAll = async () => {
    if (busy) return;
    busy = true;
    let tries = 0;
    for (let one = queue[0]; one; one = queue[0]) {
      const { id } = one;
      const problem = await send(one);
      if (problem && isPassing(problem)) {
        tell({ type: 'waiting', id });
        waiting = new AbortController();
        await pause(Math.max((problem.retryAfter ?? 0) * 1000, Math.min(longestPause, 1000 * 2 ** tries)), waiting.signal);
        tell({ type: 'sending', id });
        tries += 1;
        continue;
      }
      if (problem) tell({ type: 'refused', id, problem: problem.detail });
      tries = 0;
      queue = queue.filter((other) => other.id !== id);
      changed();
    }
    busy = false;
  };

  return {
    put(one) {
      queue = [...queue, one];
      tell({ type: 'queued', outgoing: one });
      changed();
      void sendAll();
    },
    hurry: () => { waiting.abort(); },
    left: () => queue,
    clear: () => { queue = []; waiting.abort(); },
  };
}
