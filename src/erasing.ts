import { randomUUID } from 'node:crypto';
import { daysAfter, latestDue, rulesWith, verdictOn } from './retention/rules.ts';
import type { Kept } from './retention/rules.ts';
import { sumOf } from './retention/report.ts';
import type { Report } from './retention/report.ts';
import { RoundLost } from './store/erasures.ts';
import type { Round } from './store/erasures.ts';
import type { Store } from './store/store.ts';

export type Erasing = {
  store: Pick<Store, 'retention'>;
  now: () => Date;
  /** The actors that are public authorities by what is known of them. */
  authorities?: () => readonly string[];
  /** What else has to forget a conversation; `remove` takes it from the store, and says whether it did. */
  forgetting?: (conversation: string, remove: () => Promise<boolean>) => Promise<void>;
  /** How long a round that stands still is left alone before another process takes it up. */
  leaseMs?: number;
  /** So many conversations are looked at in a step. */
  step?: number;
};
type Log = { info(about: object, text: string): void; error(about: object, text: string): void };

const everyMs = 15 * 60_000;
const dayMs = 20 * 60 * 60_000;

/**
 * Erases what is due, in small steps, and says what it did; nothing where another process is at it, or has been since `unlessSince`.
 * A round that was cut off is taken up where it was.
 */
export async function eraseDue({ store: { retention }, now, authorities = () => [], forgetting = async (_, remove) => { await remove(); }, leaseMs = 60_000, step = 100 }: Erasing, { by, unlessSince }: { by: string; unlessSince?: string }): Promise<Report | undefined> {
  const until = () => new Date(now().getTime() + leaseMs).toISOString();
  const at = now().toISOString();
  const claimed = await retention.claimRound(randomUUID(), { at, until: until(), by, ...(unlessSince === undefined ? {} : { unlessSince }) });
  if (!claimed) return undefined;
  let round: Round = { ...claimed, counts: { ...claimed.counts, held: 0, undecided: 0 } };
  try {
    const rules = rulesWith(await retention.rules(), authorities());
    const untouched = latestDue(rules, at);
    for (let after = '', more = true; more;) {
      const page: Kept[] = await retention.kept(after, step, untouched);
      const holds = await retention.holds();
      for (const kept of page) {
        const verdict = verdictOn(kept, rules, holds, at);
        if (verdict === 'held') round = plus(round, 'held');
        if (verdict === 'decision') round = plus(round, 'undecided');
        if (verdict !== 'erase') continue;
        await forgetting(kept.conversation, async () => {
          const result = await retention.eraseKept(round, kept, { until: until(), pastId: randomUUID() });
          if (typeof result === 'object') round = result;
          return typeof result === 'object';
        });
      }
      after = page.at(-1)?.conversation ?? after;
      more = page.length === step;
    }
    round = await retention.eraseOld(round, { requests: daysAfter(at, -rules.periods.requests), audit: daysAfter(at, -rules.periods.audit), sessions: at }, until());
    await retention.eraseBytes();
    return await retention.endRound(round, { id: randomUUID(), endedAt: now().toISOString() });
  } catch (error) {
    if (error instanceof RoundLost) return undefined;
    throw error;
  }
}

function plus(round: Round, what: 'held' | 'undecided'): Round {
  return { ...round, counts: { ...round.counts, [what]: round.counts[what] + 1 } };
}

/** Does so each day, whichever process comes first, and takes up what was cut off. */
export function startErasing(parts: Erasing & { log: Log }): { stop(): Promise<void> } {
  let working: Promise<void> | undefined;
  const look = () => {
    working ??= eraseDue(parts, { by: '', unlessSince: new Date(parts.now().getTime() - dayMs).toISOString() })
      .then((report) => { if (report) parts.log.info(report.counts, 'what was due has been erased'); })
      .catch((error: unknown) => { parts.log.error({ err: error }, 'what was due could not be erased; trying again in a quarter of an hour'); })
      .finally(() => { working = undefined; });
  };
  const first = setTimeout(look, 2 * 60_000).unref();
  const each = setInterval(look, everyMs).unref();
  return { stop: async () => { clearTimeout(first); clearInterval(each); await working; } };
}

/** What a round did, as the operator reads it. */
export function sayReport({ counts }: Report): string {
  const of = (what: Readonly<Record<string, number>>) => `${sumOf(what)}${Object.entries(what).map(([region, count]) => ` ${region} ${count}`).join(',').replace(/^(.+)$/, ' ($1 )').replace('( ', '(').replace(' )', ')')}`;
  return [
    `conversations erased / samtal som raderats: ${of(counts.conversations)}`,
    `handovers erased / överlämningar som raderats: ${of(counts.handovers)}`,
    `handled requests / hanterade anrop: ${counts.requests}; log of admins / administratörernas logg: ${counts.audit}; sessions / inloggningar: ${counts.sessions}; closed accounts / stängda konton: ${counts.accounts}`,
    `kept by a hold / kvar, spärrade: ${counts.held}; waiting for a public authority's decision / väntar på gallringsbeslut: ${counts.undecided}`,
  ].join('\n');
}
