import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSse } from '../../../../adapters/web/embed/sse.ts';
import type { SseEvent } from '../../../../adapters/web/embed/sse.ts';

const stream = [
  'retry: 3000\n\n',
  'id: 1\nevent: message\ndata: {"text":"Hej åäö"}\n\n',
  ': \n\n',
  'id: 2\r\nevent: handover\r\ndata: {"status":\r\ndata: "accepted"}\r\n\r\n',
  'id: 3\rdata: utan namn\r\r',
].join('');
const events: SseEvent[] = [
  { event: 'message', data: '{"text":"Hej åäö"}', id: '1' },
  { event: 'handover', data: '{"status":\n"accepted"}', id: '2' },
  { event: 'message', data: 'utan namn', id: '3' },
];

describe('reading a stream of events', () => {
  it('reads events whole, whatever line endings they have', () => {
    expect(readSse().push(`${stream}:\n`)).toEqual(events);
  });

  it('reads the same events wherever the network cuts the stream', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length)), (cuts) => {
        const reader = readSse();
        const places = [0, ...cuts.sort((a, b) => a - b), stream.length];
        const read = places.slice(1).flatMap((end, at) => reader.push(stream.slice(places[at], end)));
        expect([...read, ...reader.push('\n')]).toEqual(events);
        expect(reader.lastId()).toBe('3');
        expect(reader.retry()).toBe(3000);
      }),
    );
  });

  it('keeps an event back until its empty line has come', () => {
    const reader = readSse();
    expect(reader.push('id: 7\ndata: halv')).toEqual([]);
    expect(reader.push('t\n')).toEqual([]);
    expect(reader.lastId()).toBe('');
    expect(reader.push('\n')).toEqual([{ event: 'message', data: 'halvt', id: '7' }]);
  });

  it('says nothing for comments, empty events and fields it does not know', () => {
    expect(readSse().push(': lever\n\nevent: message\n\nfärg: blå\n\nretry: snart\n\n')).toEqual([]);
  });

  it('goes on counting from the id it was given', () => {
    const reader = readSse('41');
    expect(reader.push('data: a\n\n')).toEqual([{ event: 'message', data: 'a', id: '41' }]);
    reader.push('id: 42\ndata: b\n\n');
    expect(reader.lastId()).toBe('42');
  });

  it('passes over a byte order mark at the beginning', () => {
    expect(readSse().push('\uFEFFdata: a\n\n')).toEqual([{ event: 'message', data: 'a', id: '' }]);
  });
});
