import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The golden conversations under `root`: each region's own beside its knowledge, and the engine's. Paths from `root`, in order. */
export function goldenFiles(root: string): string[] {
  const regions = readdirSync(join(root, 'knowledge'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `knowledge/${name}/samtal`);
  return [...regions, 'test/conversations'].filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder)).filter((name) => name.endsWith('.md')).sort().map((name) => `${folder}/${name}`));
}

/** The regions' own golden conversations as they are written, by region and name. */
export function goldenTexts(root: string): Record<string, string> {
  return Object.fromEntries(goldenFiles(root).flatMap((file) => {
    const [, region, name] = /^knowledge\/([^/]+)\/samtal\/(.+)\.md$/.exec(file) ?? [];
    return region === undefined || name === undefined ? [] : [[`${region}/${name}`, readFileSync(join(root, file), 'utf8')]];
  }));
}
