import { describe, expect, it, onTestFinished } from 'vitest';
import { keepListening } from '../../src/store/listen.ts';
import type { Line } from '../../src/store/listen.ts';

/** A line that breaks off, fails to open and stops answering when it is told to. */
async function listening() {
  const state = { opens: true, answers: true, tried: 0, warned: 0, loses: [] as (() => void)[], backs: 0 };
  const waiting: (() => void)[] = [];
  const tell = () => { for (const check of waiting) check(); };
  const connect = (lost: () => void): Promise<Line> => {
    state.tried += 1;
    state.loses.push(lost);
    tell();
    // As a client does that never came through: it says that it ended, before anybody holds it.
    if (!state.opens) { lost(); return Promise.reject(new Error('nobody there')); }
    return Promise.resolve({ check: () => (state.answers ? Promise.resolve() : Promise.reject(new Error('no answer'))), close: () => new Promise<void>(() => undefined) });
  };
  const line = await keepListening({ connect, back: () => { state.backs += 1; tell(); }, log: { warn: () => { state.warned += 1; tell(); } }, everyMs: 5 });
  onTestFinished(() => { void line.stop(); });
  const until = (right: () => boolean) => new Promise<void>((resolve) => {
    const check = () => { if (right()) resolve(); };
    waiting.push(check);
    check();
  });
  return { state, until };
}

describe('the line to what other processes write', () => {
  it('is opened again when it breaks off, and says so once', async () => {
    const { state, until } = await listening();
    expect(state.backs).toBe(0);
    state.loses[0]?.();
    await until(() => state.backs === 1);
    expect(state.tried).toBe(2);
  });

  it('is tried until somebody answers, and warns once', async () => {
    const { state, until } = await listening();
    state.opens = false;
    state.loses[0]?.();
    await until(() => state.tried === 4);
    expect(state.backs).toBe(0);
    state.opens = true;
    await until(() => state.backs === 1);
    expect(state.warned).toBe(1);
  });

  it('is given up when it does not answer, though it never said that it ended', async () => {
    const { state, until } = await listening();
    state.answers = false;
    await until(() => state.backs === 1);
    state.answers = true;
    expect(state.warned).toBeGreaterThan(0);
  });

  it('stays when an earlier one says late that it ended', async () => {
    const { state, until } = await listening();
    state.loses[0]?.();
    await until(() => state.backs === 1);
    state.loses[0]?.();
    state.loses[1]?.();
    await until(() => state.backs === 2);
    expect(state.tried).toBe(3);
  });
});
