import busboy from 'busboy';
import type { Request } from 'express';

/** The file of a form, up to so many bytes. */
export type Uploaded = { file: Buffer } | { fault: 'none' | 'too_big' };

/** Reads the one file that a form carries; all else in it is left. */
export function uploaded(request: Request, most: number): Promise<Uploaded> {
  if (!/^multipart\/form-data/i.test(request.headers['content-type'] ?? '')) return Promise.resolve({ fault: 'none' });
  if (Number(request.headers['content-length'] ?? 0) > most + 10_000) { request.resume(); return Promise.resolve({ fault: 'too_big' }); }
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let isBig = false;
    try {
      const form = busboy({ headers: request.headers, limits: { files: 1, fileSize: most, fields: 20, fieldSize: 1_000, parts: 25 } });
      form.on('file', (_name, stream) => {
        stream.on('data', (part: Buffer) => { parts.push(part); }).on('limit', () => { isBig = true; });
      });
      form.on('close', () => { resolve(isBig ? { fault: 'too_big' } : parts.length === 0 ? { fault: 'none' } : { file: Buffer.concat(parts) }); });
      form.on('error', () => { request.unpipe(form); request.resume(); resolve({ fault: 'none' }); });
      request.pipe(form);
    } catch {
      request.resume();
      resolve({ fault: 'none' });
    }
  });
}
