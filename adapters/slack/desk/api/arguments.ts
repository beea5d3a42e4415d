import type { Request } from 'express';
import { Refusal } from './refusal.ts';

/** What a method was called with, however it was sent. */
export type Args = Readonly<Record<string, unknown>>;

/** Reads the arguments of a call: the query, and a body that is a form, JSON or multipart. */
export async function readArgs(request: Request): Promise<Args> {
  const query = Object.fromEntries(new URL(request.url, 'http://desk').searchParams);
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body)) return { ...query, ...(typeof body === 'object' && body !== null ? body : {}) };
  if (body.length === 0) return query;
  return { ...query, ...(await readBody(body, request.get('content-type') ?? '')) };
}

async function readBody(body: Buffer, type: string): Promise<Args> {
  if (type.startsWith('application/json')) return asObject(body.toString('utf8'));
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().catch(() => undefined);
    if (!form) throw new Refusal('invalid_form_data');
    return Object.fromEntries(form);
  }
  return Object.fromEntries(new URLSearchParams(body.toString('utf8')));
}

function asObject(text: string): Args {
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refusal('invalid_form_data');
  return value as Args;
}

/** An argument as text; empty when it was not given. */
export function text(args: Args, name: string): string {
  const value = args[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** An argument that is yes or no. */
export function flag(args: Args, name: string): boolean {
  return args[name] === true || ['true', '1'].includes(text(args, name));
}

/** An argument that is a structure, sent as JSON text or as it is. Refused with `fault` when it cannot be read; undefined when it was not given. */
export function structure(args: Args, name: string, fault: string): unknown {
  const value = args[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return value;
  const read = parse(value);
  if (read === undefined) throw new Refusal(fault);
  return read;
}

/** How many to answer: within 1 and `most`. */
export function limitOf(args: Args, usual: number, most: number, fault?: string): number {
  const given = text(args, 'limit');
  if (given === '' || given === '0') return usual;
  const count = Number(given);
  if (Number.isInteger(count) && count > 0) return Math.min(count, most);
  if (fault !== undefined) throw new Refusal(fault);
  return usual;
}

/** The place to go on from that an earlier answer gave, or the start. */
export function cursorOf(args: Args): string {
  const given = text(args, 'cursor');
  if (given === '') return '';
  const read = Buffer.from(given, 'base64url').toString('utf8');
  if (!read.startsWith('next:')) throw new Refusal('invalid_cursor');
  return read.slice('next:'.length);
}

/** The cursor that `cursorOf` reads. */
export function cursorTo(place: string): string {
  return Buffer.from(`next:${place}`).toString('base64url');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
