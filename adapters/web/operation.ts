import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { App } from '../adapter.ts';
import type { Access } from './access.ts';
import type { Counted } from './limits.ts';

/** One call of the API: what it takes, what it answers, and what it does. The routes and the OpenAPI are both made from these. */
export type Operation = {
  name: string;
  method: 'get' | 'post' | 'delete';
  /** As OpenAPI writes it: /api/conversations/{id}. */
  path: string;
  summary: string;
  /** Whether it carries the token of the conversation `{id}`. */
  secured: boolean;
  counted?: Counted;
  body?: z.ZodType;
  /** What may stand after the ?; checked where it is read. */
  query?: z.ZodType;
  status: 200 | 201 | 204;
  /** What it answers; without one, it answers nothing, or writes its answer itself as `type`. */
  answer?: z.ZodType;
  type?: string;
  /** What it may be refused with besides what all calls share. */
  refusals?: readonly number[];
  /** Answers what is sent. */
  run(call: Call<unknown>): Promise<unknown>;
};

/** One request on its way. In a secured operation `id` is a conversation that the caller may speak in. */
export type Call<Body> = { app: App; access: Access; at: string; id: string; params: Readonly<Record<string, string>>; body: Body; request: Request; response: Response };

type Described = Omit<Operation, 'run' | 'body' | 'answer'>;

/** An operation that takes a body; the body that `run` gets has been checked. */
export function taking<Body extends z.ZodType, Answer extends z.ZodType>(described: Described & { body: Body; answer: Answer; run(call: Call<z.output<Body>>): Promise<z.output<Answer>> }): Operation {
  return described as Operation;
}

/** An operation without a body. */
export function giving<Answer extends z.ZodType>(described: Described & { answer: Answer; run(call: Call<unknown>): Promise<z.output<Answer>> }): Operation {
  return described;
}

/** An operation that answers nothing, or writes its own answer. */
export function doing(described: Described & { run(call: Call<unknown>): Promise<undefined> }): Operation {
  return described;
}
