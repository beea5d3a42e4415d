import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of this process's own, which goes with it. */
export function scratch(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  process.on('exit', () => { rmSync(folder, { recursive: true, force: true }); });
  return folder;
}

/** Waits for the line by which a server says that it is ready, and answers what `find` finds in it. Throws when the server ends before. */
export async function readyLine(child: ChildProcess, find: (line: string) => string | undefined): Promise<string> {
  let seen = '';
  // Left open: a server that has more to say would end on a closed pipe.
  for await (const chunk of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    seen += String(chunk);
    const found = seen.split('\n').map(find).find((one) => one !== undefined);
    if (found !== undefined) { child.stdout?.resume(); return found; }
  }
  throw new Error('a server ended before it listened');
}

/** Where our own server says that it listens. */
export function addressIn(line: string): string | undefined {
  return /"url":"([^"]+)"/.exec(line)?.[1];
}

/** The middle of the values in order; of an even number the upper one, of none 0. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The mean of the values, of none 0. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** How far the mean of so many values is from the true one, typically; of fewer than two 0. */
export function standardError(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length);
}
