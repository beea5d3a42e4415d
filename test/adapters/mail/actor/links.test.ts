import { describe, expect, it } from 'vitest';
import { linksWith, promoterId } from '../../../../adapters/mail/actor/links.ts';

const links = linksWith('a secret of thirty-two characters!');
const at = new Date('2026-11-24T09:00:00.000Z');
const address = 'arenden@almi.example';
const link = links.forLetter('h1', 'delivery 1', at, address);

describe('a link in a letter', () => {
  it('is ours for its handover and the address that it went to, and for nothing else', () => {
    expect(links.claimOf(link)).toEqual({ handover: 'h1', by: 'letter', until: '2026-12-08T09:00:00.000Z' });
    expect(links.isOurs(link, address)).toBe(true);
    expect(links.isOurs(link, 'other@almi.example')).toBe(false);
    expect(linksWith('another secret, just as long as that').isOurs(link, address)).toBe(false);
  });

  it('is the same for the same letter, another for another, and tells no address', () => {
    expect(links.forLetter('h1', 'delivery 1', at, address)).toBe(link);
    expect(links.forLetter('h1', 'delivery 2', at, address)).not.toBe(link);
    expect(Buffer.from(link, 'base64url').toString()).not.toContain('almi');
  });

  it('is not ours with any of its signs exchanged', () => {
    for (let i = 0; i < link.length; i++) expect(links.isOurs(`${link.slice(0, i)}${link[i] === 'A' ? 'B' : 'A'}${link.slice(i + 1)}`, address)).toBe(false);
    for (const other of ['', '.', 'x.y', link.split('.')[0] ?? '', `${link}x`]) expect(links.isOurs(other, address)).toBe(false);
  });

  it('is not one from a card, nor the other way', () => {
    const reading = links.forReading('h1', at.toISOString(), address);
    const [words] = reading.split('.');
    expect(links.isOurs(`${words}.${link.split('.')[1]}`, address)).toBe(false);
    expect(links.claimOf(reading)?.by).toBe('reading');
  });
});

describe('a browser that has opened a case', () => {
  it('is known for the address, and a form belongs to it alone', () => {
    const { value } = links.session({ handover: 'h1', by: 'letter', name: 'Kim' }, at, address);
    expect(links.visitorOf(value, address)).toEqual({ handover: 'h1', by: 'letter', name: 'Kim', until: '2026-11-24T21:00:00.000Z' });
    expect(links.visitorOf(value, 'other@almi.example')).toBeUndefined();
    expect(links.visitorOf(link, address)).toBeUndefined();
    const form = links.form(value, at);
    expect(links.formUntil(form, value)).toBe('2026-11-24T21:00:00.000Z');
    expect(links.formUntil(form, 'another')).toBeUndefined();
    expect(links.form(value, at)).not.toBe(form);
  });

  it('is one and the same to the case however the address is written, and no address can be read from it', () => {
    expect(promoterId('Arenden@Almi.example')).toBe(promoterId(address));
    expect(promoterId(address)).not.toContain('almi');
  });
});
