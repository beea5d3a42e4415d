import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Counts } from '../../src/store/store.ts';
import type { Answered } from './http.ts';

/** Figures for those who watch over the service: no personal data, and no label that a caller can choose. */
export type Metrics = { seen(answered: Answered): void; text(): Promise<string>; type: string };

/** Figures in a registry of their own. `counts` is asked each time they are read, and may not be there yet. */
export function openMetrics(counts: () => Promise<Counts | undefined>, streams: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({ name: 'ratt_dorr_http_requests_total', help: 'Answered requests.', labelNames: ['method', 'route', 'status'], registers });
  const seconds = new Histogram({ name: 'ratt_dorr_http_request_seconds', help: 'Time to answer.', labelNames: ['method', 'route'], buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5], registers });
  new Gauge({ name: 'ratt_dorr_streams_open', help: 'Open streams.', registers, collect() { this.set(streams()); } });
  const conversations = new Gauge({ name: 'ratt_dorr_conversations', help: 'Conversations that are kept.', registers });
  const handovers = new Gauge({ name: 'ratt_dorr_handovers', help: 'Handovers by state.', labelNames: ['status'], registers });
  const due = new Gauge({ name: 'ratt_dorr_deliveries_due', help: 'Deliveries that wait.', registers });
  const givenUp = new Gauge({ name: 'ratt_dorr_deliveries_given_up', help: 'Deliveries that were given up and need somebody to look at them.', registers });
  const broken = new Gauge({ name: 'ratt_dorr_channels_broken', help: 'Channels that Slack does not let us write in, and that somebody needs to look at.', registers });

  const shut = new Gauge({ name: 'ratt_dorr_slack_workspaces_broken', help: 'Workspaces of Slack that do not let the app in any more.', registers });

  async function count(): Promise<void> {
    const now = await counts();
    if (!now) return;
    conversations.set(now.conversations);
    handovers.reset();
    for (const [status, number] of Object.entries(now.handovers)) handovers.set({ status }, number);
    due.set(now.deliveriesDue);
    givenUp.set(now.deliveriesGivenUp);
    broken.set(now.channelsBroken);
    shut.set(now.workspacesBroken);
  }

  return {
    seen({ method, route, status, ms, held }) {
      requests.inc({ method, route, status });
      // What lasts as long as it is read says nothing of how fast we answer.
      if (!held) seconds.observe({ method, route }, ms / 1_000);
    },
    async text() {
      await count();
      return registry.metrics();
    },
    type: registry.contentType,
  };
}
