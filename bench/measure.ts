import type { ChildProcess } from 'node:child_process';

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
