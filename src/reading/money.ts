import type { Mention } from '../events.ts';
import { amountsIn } from './amount.ts';
import { bankSaidNo } from './bank.ts';

/** Where each range ends, in kronor. */
const ranges = [['under_100k', 100_000], ['100k_1m', 1_000_000], ['1m_10m', 10_000_000], ['over_10m', Infinity]] as const;
const sureness = { use: 0.85, bare: 0.6, bank: 0.85 };

/** The sum of money that is sought or is to be paid, as a range, and what the bank has said of it. Turnover and other currencies do not count. */
export function moneyIn(text: string): Mention[] {
  const sums = amountsIn(text).filter(({ currency, use }) => currency === 'SEK' && use !== 'turnover');
  const most = sums.find(({ use }) => use === 'sought') ?? [...sums].sort((a, b) => b.sum - a.sum)[0];
  const range = most && ranges.find(([, end]) => most.sum <= end)?.[0];
  const bank = bankSaidNo(text);
  return [
    ...(most && range !== undefined ? [{ slot: 'amount' as const, value: range, quote: most.quote, sure: most.use === undefined ? sureness.bare : sureness.use }] : []),
    ...(bank ? [{ slot: 'bank' as const, value: bank.said, quote: bank.quote, sure: sureness.bank }] : []),
  ];
}
