import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '../adapter.ts';
import type { Metrics } from './metrics.ts';
import { openApi } from './openapi.ts';
import { doing, giving } from './operation.ts';
import type { Operation } from './operation.ts';
import { Refused } from './problems.ts';
import { Health } from './schemas.ts';

export type ServiceParts = { ready: () => { ok: boolean; why?: string }; /** Whether the database answers, where there is one yet. */ answers: () => Promise<boolean>; metrics: Metrics; publicUrl: () => string; all: () => readonly Operation[] };

/** Whether the service is well, how it does, and what it can be asked: these answer before it is ready, too. */
export function serviceOperations({ ready, answers, metrics, publicUrl, all }: ServiceParts): Operation[] {
  let described: string | undefined;
  return [
    giving({ name: 'isAlive', method: 'get', path: '/healthz', summary: 'Whether the process is up.', secured: false, status: 200, answer: Health, run: () => Promise.resolve({ status: 'ok' as const }) }),
    giving({
      name: 'isReady', method: 'get', path: '/readyz', summary: 'Whether it can be spoken to.', secured: false, status: 200, answer: Health,
      async run() {
        if (!ready().ok || !(await answers())) throw new Refused('not_ready');
        return { status: 'ok' as const };
      },
    }),
    doing({
      name: 'readMetrics', method: 'get', path: '/metrics', summary: 'Figures for Prometheus.', secured: false, status: 200, type: 'text/plain',
      async run({ response }) {
        response.set({ 'content-type': metrics.type, 'cache-control': 'no-store' }).end(await metrics.text());
        return undefined;
      },
    }),
    doing({
      name: 'describeApi', method: 'get', path: '/api/openapi.json', summary: 'This description.', secured: false, status: 200, type: 'application/json',
      run({ response }) {
        described ??= JSON.stringify(openApi(all(), publicUrl()));
        response.set({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(described);
        return Promise.resolve(undefined);
      },
    }),
  ];
}

/** Whoever balances the load waits no longer than this for an answer. */
const patienceMs = 2_000;

/** Whether the database answers in time: a process that cannot reach it is not to be sent anybody. */
export async function answersSoon(app: App | undefined): Promise<boolean> {
  if (!app) return false;
  const late = new AbortController();
  const reached = app.read.reach().then(() => true, () => false);
  const answered = await Promise.race([reached, sleep(patienceMs, false, { signal: late.signal, ref: false }).catch(() => false)]);
  late.abort();
  return answered;
}
