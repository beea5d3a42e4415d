import type { z } from 'zod';

/**
 * Reads a structure kept as JSON. What does not fit stops here; the error says where and which field, but nothing of what
 * stands there, since errors end up in logs.
 */
export function readKept<Schema extends z.ZodType>(schema: Schema, body: string, what: string): z.output<Schema> {
  const parsed = schema.safeParse(json(body, what));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, code }) => [path.join('.'), code].filter(Boolean).join(': '));
  throw new Error(`${what} is damaged in the store (${faults.join(', ')})`);
}

function json(body: string, what: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error(`${what} is damaged in the store (not JSON)`);
  }
}
