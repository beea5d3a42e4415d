import { describe, expect, it } from 'vitest';
import type { Recipient } from '../../../../adapters/adapter.ts';
import { recipientsNamed } from '../../../../adapters/slack/commands/near.ts';
import { plainText } from '../../../../adapters/slack/commands/plain-text.ts';
import { readCommand } from '../../../../adapters/slack/commands/read-command.ts';

describe('what is written after the command', () => {
  it.each([
    ['', 'help'], ['  ', 'help'], ['hjälp', 'help'], ['hjalp', 'help'], ['Hjälp!', 'help'], ['help', 'help'], ['?', 'help'],
    ['status', 'status'], ['STATUS', 'status'], ['läget', 'status'], ['öppet', 'open'], ['oppet', 'open'], ['open', 'open'],
    ['koppla bort', 'unbind'], ['koppla ifrån', 'unbind'], ['disconnect', 'unbind'],
  ])('«%s» is %s', (text, ask) => {
    expect(readCommand(text).ask).toBe(ask);
  });

  it.each([['koppla almi-dalarna', 'almi-dalarna'], ['koppla till Mora kommun', 'Mora kommun'], ['connect Almi', 'Almi'], ['koppla', '']])('«%s» binds', (text, name) => {
    expect(readCommand(text)).toEqual({ ask: 'bind', name });
  });

  it.each(['stängt', 'stangt', 'Stängt', 'closed', 'STÄNGT'])('«%s 5 juli–1 aug» closes', (word) => {
    expect(readCommand(`${word} 5 juli–1 aug`)).toEqual({ ask: 'close', when: '5 juli–1 aug' });
  });

  it('a word or two is a matter, a sentence is a company, and what lies between is looked into', () => {
    expect(readCommand('exportkredit').ask).toBe('who');
    expect(readCommand('starta eget').ask).toBe('who');
    expect(readCommand('hjälp med export').ask).toBe('matter');
    expect(readCommand('gjuteri i Hedemora, 33 anställda, vill sänka elräkningen').ask).toBe('lead');
    expect(readCommand('status för vår ansökan hos er').ask).toBe('lead');
  });
});

describe('a text as Slack sends it', () => {
  it.each([
    ['vi vill &lt;växa&gt; &amp; anställa', 'vi vill <växa> & anställa'], ['hej <@U123|anna> i <#C1|export>', 'hej anna i export'], ['hej <@U123> i <#C1>', 'hej i'],
    ['<!channel> <!here|here> <!subteam^S1|@alla> se', 'se'], ['se <https://almi.se|almi.se> och <https://ekn.se>', 'se almi.se och https://ekn.se'], ['<mailto:a@b.se|a@b.se> <tel:0701234567|070-123 45 67>', 'a@b.se 070-123 45 67'],
    ['&amp;lt;!channel&amp;gt;', '&lt;!channel&gt;'],
  ])('%s', (written, read) => {
    expect(plainText(written)).toBe(read);
  });
});

describe('the name of an actor', () => {
  const make = (actor: string, name: string, names: string[], municipality?: string): Recipient => ({ actor, name, names: [actor, name, ...names], region: 'dalarna', regions: ['dalarna'], channel: `dorr-${actor}`, left: false, ...(municipality === undefined ? {} : { municipality }) });
  const all = [make('almi-dalarna', 'Almi (Dalarna)', ['Almi', 'Almi GävleDala']), make('almi-orebro', 'Almi (Örebro)', ['Almi']), make('ekn', 'Exportkreditnämnden (EKN)', ['EKN']), make('kommun-dalarna', 'Falu kommun', ['Falun kommun'], 'Falun'), make('region-orebro', 'Region Örebro län', [])];
  const found = (name: string) => {
    const result = recipientsNamed(all, name);
    return 'exact' in result ? ['=', ...result.exact.map(({ actor }) => actor)] : result.near.map(({ actor }) => actor);
  };

  it('is known with and without å, ä and ö, large letters and signs', () => {
    expect(found('almi-dalarna')).toEqual(['=', 'almi-dalarna']);
    expect(found('ALMI GAVLEDALA')).toEqual(['=', 'almi-dalarna']);
    expect(found('region orebro lan')).toEqual(['=', 'region-orebro']);
    expect(found('Falu kommun')).toEqual(['=', 'kommun-dalarna']);
  });

  it('that several have fits them all', () => {
    expect(found('almi')).toEqual(['=', 'almi-dalarna', 'almi-orebro']);
  });

  it('that is nearly right suggests those that may be meant, and nothing like nobody', () => {
    expect(found('almi dalrna')[0]).toBe('almi-dalarna');
    expect(found('exportkreditnamden')[0]).toBe('ekn');
    expect(found('region')[0]).toBe('region-orebro');
    expect(found('fotbollsklubben')).toEqual([]);
    expect(found('')).toEqual([]);
  });
});
