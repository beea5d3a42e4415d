import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const desk = resolve(import.meta.dirname, '../../../../adapters/slack/desk');
const packages = ['express', 'zod', 'preact', 'preact-render-to-string'];

describe('the desk', () => {
  const files = readdirSync(desk, { recursive: true, encoding: 'utf8' }).filter((each) => /\.tsx?$/.test(each));

  it.each(files)('knows of nothing but itself: %s', (file) => {
    const source = readFileSync(join(desk, file), 'utf8');
    const imported = [...source.matchAll(/^(?:import|export)\s[^;]*?from '([^']+)'|^import '([^']+)'/gm)].map((match) => match[1] ?? match[2] ?? '');
    const strangers = imported.filter((each) => {
      if (each.startsWith('.')) return relative(desk, resolve(dirname(join(desk, file)), each)).startsWith('..');
      return !each.startsWith('node:') && !packages.includes(each.split('/')[0] ?? '');
    });
    expect(strangers).toEqual([]);
  });

  it('never writes HTML', () => {
    for (const file of files) expect(readFileSync(join(desk, file), 'utf8')).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
  });
});
