import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One file of somebody else's published package, for a test to run as it is. Fetched once, into a folder of its own, so that the
 * project does not depend on it; undefined where the npm registry cannot be reached.
 */
export function peerFile(name: string, version: string, file: string): string | undefined {
  const folder = join(process.cwd(), 'node_modules', '.ratt-dorr', `${name}-${version}`);
  const kept = join(folder, file.replaceAll('/', '-'));
  if (!existsSync(kept)) fetchFile(`${name}@${version}`, file, folder, kept);
  return existsSync(kept) ? readFileSync(kept, 'utf8') : undefined;
}

function fetchFile(wanted: string, file: string, folder: string, kept: string): void {
  mkdirSync(folder, { recursive: true });
  const work = mkdtempSync(join(folder, 'fetching-'));
  try {
    const packed = spawnSync('npm', ['pack', wanted, '--silent', '--fetch-retries=0'], { cwd: work, encoding: 'utf8', timeout: 60_000 });
    const archive = packed.stdout.trim().split('\n').at(-1) ?? '';
    if (packed.status !== 0 || archive === '') return;
    if (spawnSync('tar', ['xzf', archive, `package/${file}`], { cwd: work }).status === 0) renameSync(join(work, 'package', file), kept);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
