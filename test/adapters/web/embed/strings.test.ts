import { describe, expect, it } from 'vitest';
import { en } from '../../../../adapters/web/embed/en.ts';
import { speak } from '../../../../adapters/web/embed/strings.ts';
import type { Key } from '../../../../adapters/web/embed/strings.ts';
import { sv } from '../../../../adapters/web/embed/sv.ts';

const keys = Object.keys(sv) as Key[];
const plain = (text: string) => text.replace(/\{\w+\}/g, '');
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the texts of the chat', () => {
  it('are the same in both languages, none of them empty', () => {
    expect(Object.keys(en).sort()).toEqual([...keys].sort());
    expect(keys.filter((key) => sv[key].trim() === '' || en[key].trim() === '')).toEqual([]);
  });

  it('take the same values in both languages', () => {
    for (const key of keys) expect([key, places(en[key])]).toEqual([key, places(sv[key])]);
  });

  it('never say to a company what we call things among ourselves', () => {
    expect(keys.filter((key) => /aktör|främjare|överlämning|ärende/i.test(plain(sv[key])))).toEqual([]);
    expect(keys.filter((key) => /\bactor|promoter|handover/i.test(plain(en[key])))).toEqual([]);
  });

  it('are filled in, and leave what has no value as it is', () => {
    const say = speak({ sv }, 'sv');
    expect(say('connect', { name: 'Almi' })).toBe('Koppla ihop mig med Almi');
    expect(say('connect')).toBe('Koppla ihop mig med {name}');
  });

  it('fall back on the language that is there until the other has been loaded', () => {
    expect(speak({ sv }, 'en')('human')).toBe('Prata med en människa');
    expect(speak({ sv, en }, 'en')('human')).toBe('Talk to a human');
  });
});
