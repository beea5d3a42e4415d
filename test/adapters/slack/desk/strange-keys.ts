/** Paths of keys in something sent that a sample of it does not have. An empty object in the sample may hold anything. */
export function strange(sent: unknown, sample: unknown, path: string): string[] {
  if (Array.isArray(sent)) return sent.flatMap((each) => strange(each, Array.isArray(sample) ? sample.reduce(merged, {}) : sample, `${path}[]`));
  if (!isObject(sent) || !isObject(sample) || Object.keys(sample).length === 0) return [];
  return Object.entries(sent).flatMap(([key, value]) => (key in sample ? strange(value, sample[key], `${path}.${key}`) : [`${path}.${key}`]));
}

/** What either of two samples of the same thing has: blocks of many kinds stand in one list. */
function merged(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [...(one as unknown[]), ...(other as unknown[])];
  if (!isObject(one) || !isObject(other)) return other;
  return { ...one, ...Object.fromEntries(Object.entries(other).map(([key, value]) => [key, key in one ? merged(one[key], value) : value])) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
