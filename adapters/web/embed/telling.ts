import type { Handover } from './shapes.ts';

/** What is known of the handovers. `restoring`: it was so before, and is only read back. */
export type HandoversKnown = { handovers: readonly Pick<Handover, 'id' | 'status'>[]; restoring: boolean };

declare global {
  interface DocumentEventMap {
    /** The chat says in its own document how handovers go, for the script that is there only in a frame. */
    handovers: CustomEvent<HandoversKnown>;
  }
}
