import type { IncomingMessage } from 'node:http';
import { Refused } from './problems.ts';
import { bodyLimits } from './schemas.ts';

/** How much of a body that nobody will read is let through, so that whoever sends it gets to see the answer. */
const mostDiscarded = 1024 * 1024;

/** The JSON of a request; an empty object when it has no body. Throws Refused for what is too large, too deep or no JSON. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const { 'content-encoding': encoding, 'content-length': length, 'content-type': type, 'transfer-encoding': transfer } = request.headers;
  if ((length ?? '0') === '0' && transfer === undefined) return {};
  if (encoding !== undefined && encoding !== 'identity') throw new Refused('encoded');
  if (Number(length ?? 0) > bodyLimits.bytes) throw new Refused('too_large');
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type ?? '')) throw new Refused('not_json');
  return parse(await readAtMost(request, bodyLimits.bytes));
}

function readAtMost(request: IncomingMessage, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (settle: () => void) => {
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
      settle();
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) finish(() => { reject(new Refused('too_large')); });
      else chunks.push(chunk);
    };
    const onEnd = () => { finish(() => { resolve(Buffer.concat(chunks, size)); }); };
    const onClose = () => { finish(() => { reject(new Refused('not_json')); }); };
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}

function parse(bytes: Buffer): unknown {
  const text = decode(bytes);
  if (deepest(text) > bodyLimits.levels) throw new Refused('too_deep');
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('not_json');
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused('not_json');
  }
}

/** How deeply a JSON text nests, found without building anything from it. */
function deepest(text: string): number {
  let level = 0;
  let most = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign === '\\') i++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') most = Math.max(most, ++level);
    else if (sign === '}' || sign === ']') level--;
  }
  return most;
}

/** Lets the rest of a body pass unread, and hangs up on whoever does not stop sending. */
export function discardRest(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  let size = 0;
  request.on('error', () => undefined);
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > mostDiscarded) request.destroy();
  });
}
