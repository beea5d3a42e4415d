import { gzipSync } from 'node:zlib';
import type { Response } from 'express';

const packed = new Map<string, Buffer>();
const mostPacked = 200;

/** Answers with a text, packed for whoever takes it so, and with an etag, so that what has not changed is not sent again. */
export function sendText(response: Response, text: string, { type, cache }: { type: string; cache: string }): void {
  response.vary('accept-encoding').set({ 'cache-control': cache }).type(type);
  if (response.req.acceptsEncodings('gzip', 'identity') !== 'gzip') {
    response.send(text);
    return;
  }
  response.set('content-encoding', 'gzip').send(pack(text));
}

/** The pages are few and the same for everyone: each is packed once. */
function pack(text: string): Buffer {
  const found = packed.get(text);
  if (found) return found;
  if (packed.size >= mostPacked) packed.clear();
  const buffer = gzipSync(text, { level: 9 });
  packed.set(text, buffer);
  return buffer;
}
