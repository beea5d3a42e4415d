import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type express from 'express';
import { sendText } from './send.ts';

/** The built scripts and styles: where they are, and how to serve them. */
export type Assets = {
  address(file: string): string;
  /** The style that stands in the page itself, and what a policy lets it in by; nothing where it is not built. */
  first(): { style: string; source: string } | undefined;
  /** The files that a script imports right away. */
  importsOf(file: string): string[];
  serve: express.RequestHandler;
  /** The text of one file, if it has been built. */
  textOf(file: string): string | undefined;
};

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };
const aYear = 31_536_000;

/**
 * Each file is asked for with the hash of its content, and may then be kept for as long as anyone likes: a new version has
 * a new address. Asked for without, it is checked against its etag each time.
 */
export function openAssets(folder: string): Assets {
  const read = new Map<string, Asset>();
  const find = (file: string): Asset | undefined => {
    const found = read.get(file) ?? load(folder, file);
    if (found) read.set(file, found);
    return found;
  };
  return {
    address(file) {
      const found = find(file);
      return found ? `/assets/${file}?v=${found.version}` : `/assets/${file}`;
    },
    importsOf: (file) => [...(find(file)?.content ?? '').matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)].map(([, name = '']) => name),
    first() {
      const style = find('first.css')?.content.trim();
      return style === undefined ? undefined : { style, source: `'sha256-${createHash('sha256').update(style).digest('base64')}'` };
    },
    textOf: (file) => find(file)?.content,
    serve(request, response, next) {
      const found = request.method === 'GET' || request.method === 'HEAD' ? find(request.path.slice(1)) : undefined;
      if (!found) { next(); return; }
      const cache = request.query.v === found.version ? `public, max-age=${aYear}, immutable` : 'no-cache';
      sendText(response, found.content, { type: found.type, cache });
    },
  };
}

type Asset = { content: string; type: string; version: string };

function load(folder: string, file: string): Asset | undefined {
  const type = types[extname(file)];
  if (type === undefined || !/^[\w-]+(\.[\w-]+)*$/.test(file)) return undefined;
  try {
    const content = readFileSync(join(folder, file), 'utf8');
    return { content, type, version: createHash('sha256').update(content).digest('base64url').slice(0, 12) };
  } catch (error) {
    // Not built yet: the page still works as text, and the missing file answers 404 for itself.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
