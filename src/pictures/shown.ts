/** A number as it may be shown. A hidden one is small: `value` is then only how large it is drawn. */
export type Shown = { value: number; hidden: boolean };
/** How counts may be shown to somebody. */
export type Guard = (count: number) => Shown;

/** Counts under this are hidden from those who are not admins. */
export const least = 5;

/** Every count as it is. */
export const exact: Guard = (count) => ({ value: count, hidden: false });

/**
 * No count under five, and every other one, sums too, rounded up or down to a whole five: more often to the nearer, and which way is
 * told by nothing that can be seen. Each number around a hidden one may then be four off, so that it cannot be told by subtraction.
 * `chance` (0–1) must be the same for the same count, so that nobody learns more by asking again, and known to nobody.
 */
export function carefulWith(chance: (count: number) => number): Guard {
  return (count) => {
    if (count > 0 && count < least) return { value: least / 2, hidden: true };
    const down = count - (count % least);
    return { value: chance(count) < (count - down) / least ? down + least : down, hidden: false };
  };
}

/** How many in a hundred, of what may be shown; nothing where there are too few, or too few of the others, to say. */
export function share(part: number, whole: number, guard: Guard): number | undefined {
  const [shown, rest, all] = [guard(part), guard(whole - part), guard(whole)];
  if (all.value === 0 || all.hidden || shown.hidden || rest.hidden) return undefined;
  return Math.min(100, Math.round((100 * shown.value) / all.value));
}

/** Half of the values are at most this: the lower middle one, where there are enough of them to show it. */
export function median(sorted: readonly number[], guard: Guard): number | undefined {
  if (guard(sorted.length).hidden) return undefined;
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** Adds up what a function says of each. */
export function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}

/** The sums of what a function says of each, by a key, the largest first. */
export function tally<T>(all: readonly T[], key: (one: T) => string, of: (one: T) => number): Map<string, number> {
  const sums = new Map<string, number>();
  for (const one of all) sums.set(key(one), (sums.get(key(one)) ?? 0) + of(one));
  return new Map([...sums].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}
