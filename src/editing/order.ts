/** A list with some of it first, in their own order; the rest follow as they are. Who is not in the list is passed over: nobody comes in, and nobody is lost. */
export function firstOf(list: readonly string[], first: readonly string[]): string[] {
  const there = new Set(list);
  const named = new Set(first.filter((id) => there.has(id)));
  return [...named, ...list.filter((id) => !named.has(id))];
}

/** A list by the numbers that its places were given. Whoever was moved gets the place that was written: before those who had it where it went up, after them where it went down. */
export function byPlaces(list: readonly string[], places: readonly number[]): string[] {
  const wanted = list.map((id, i) => ({ id, i, place: places[i] ?? i + 1 }));
  const side = ({ i, place }: (typeof wanted)[number]) => Math.sign(place - (i + 1));
  return wanted.sort((a, b) => a.place - b.place || side(a) - side(b) || a.i - b.i).map(({ id }) => id);
}

/** A list with one of it a step further up or down, where there is a step to take. */
export function stepped(list: readonly string[], id: string, step: -1 | 1): string[] {
  const from = list.indexOf(id);
  const other = list[from + step];
  return from < 0 || other === undefined ? [...list] : list.map((one) => (one === id ? other : one === other ? id : one));
}
