/** What following a conversation takes: whether anybody still listens, what to send of what is new, and what to do when that fails. */
export type Following = { open: () => boolean; sendNews: () => Promise<void>; failed: (error: unknown) => void };

/**
 * Answers what to call when there may be more to send. It only says that there is more: `sendNews` reads from what it sent last, so
 * that nothing is left out or sent twice however the calls fall, and is never run twice at once.
 */
export function follower({ open, sendNews, failed }: Following): () => void {
  let more = false;
  let sending = false;
  async function sendAll(): Promise<void> {
    more = true;
    if (sending) return;
    sending = true;
    try {
      while (more && open()) {
        more = false;
        await sendNews();
      }
    } catch (error) {
      failed(error);
    } finally {
      sending = false;
    }
  }
  return () => { void sendAll(); };
}
