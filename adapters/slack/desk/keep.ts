import { readKept, type Kept } from './state.ts';

/** Where the desk's state is kept between runs. The state is handed over whole and can be written as JSON. */
export type Keeping = { load?: () => unknown; save?: (state: unknown) => void; log: (text: string) => void };

const shortest = 250;

/**
 * Opens the kept state. `changed` saves it a moment later, many changes at once; a state that takes long to save is saved
 * more seldom, so that saving never takes more than a twentieth of the time. `close` saves what is not yet saved.
 */
export function openKeep({ load, save, log }: Keeping): { state: Kept; changed: () => void; close: () => void } {
  const state = readKept(load?.());
  let waiting: NodeJS.Timeout | undefined;
  let pause = shortest;

  function write(): void {
    clearTimeout(waiting);
    waiting = undefined;
    const begun = performance.now();
    try {
      save?.(structuredClone(state));
    } catch (fault) {
      log(`the desk could not save its state: ${String(fault)}`);
    }
    pause = Math.max(shortest, (performance.now() - begun) * 20);
  }
  return {
    state,
    changed: () => {
      if (save && waiting === undefined) waiting = setTimeout(write, pause);
    },
    close: () => {
      if (waiting !== undefined) write();
    },
  };
}
