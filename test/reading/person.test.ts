import { describe, expect, it } from 'vitest';
import { inDespair, wantsPerson } from '../../src/reading/person.ts';

const wanting = [
  'kan jag få prata med en människa', 'ring mig', 'human please', 'är det en robot, jag vill ha en riktig person', 'människa tack', 'kan nan ringa upp mig i eftermiddag', 'I want to talk to a human',
  'Vem kan jag ringa?', 'telefonnummer?', 'Jag vill hellre prata med någon än skriva.', 'kan jag inte få prata med en person?', 'connect me to an agent', 'Who can I ring?', 'jag vill bli uppringd', 'ge mig ett nummer i stället',
  'Vem är min kontaktperson i Karlskoga?', 'jag vill prata me nån på riktigt, int en maskin', 'Could someone call me back this afternoon?', 'handläggare', 'tala med personal', 'please call me',
];
const notWanting = [
  'vill prata med någon om export', 'ring mig, jag behöver lån', 'är du en människa?', 'Är det en robot jag pratar med?', 'Vi söker personal', 'jag vill inte prata med någon', 'ring inte mig', "please don't call me",
  'vi vill anställa en person', 'jag har ett bageri och vill prata med någon', 'vem kan hjälpa mig med patent', 'prata med Almi', 'hej', 'söker mentor', 'Can I talk to someone about a loan?', 'call centre software',
  'Vi är sex personer i företaget', 'hur många människor bor i Falun', 'sälja till personer i Norge', 'personligt varumärke', '',
];
const despairing = [
  'jag orkar inte leva', 'orkar inte leva längre', 'jag vill dö', 'vill do', 'jag vill inte leva', 'tanker pa att ta livet av mig', 'sjalvmordstankar', 'har inget att leva för', 'I want to die', 'I have thought about ending my life',
  'my husband wants to die', 'i dont want to wake up tomorrow', 'suicidal thoughts', 'my family would be better off without me', 'alla skule ha de bättre om ja int fanns, jag vill inte finnas', 'Har börjat skada mig själv igen',
  'Så trött på livet', 'I am tired of living', 'min pappa säger att han inte vill leva', 'Efter konkursen vill jag inte leva längre', 'nothing left to live for', 'I am going to kill myself',
];
const onlyTrouble = [
  'orkar inte längre med bolaget', 'vi vill inte leva på bidrag', 'orkar inte leva upp till kraven', 'det vore ekonomiskt självmord', 'we make an app for suicide prevention', 'commercial suicide to wait', 'banken tar livet av oss',
  'firman håller på att dö', 'byn vill inte dö', 'skjuta mig i foten', 'Jag är trött på jobbet', 'killing myself with work', 'we want to live in Mora', 'I do not want to live in Stockholm', 'det är kört för firman', 'konkursen är nära',
  'pengarna är slut', 'what do I want to do', 'vi vill ta livet i byn vidare', 'bolaget kommer inte finnas kvar', 'I hurt myself at work, am I insured?', 'kan inte leva av firman', 'running out of cash', 'vill lägga ner', 'hur länge ska man orka', '',
];

describe('the wish for a human being', () => {
  it.each(wanting)('is all of: %s', (text) => { expect(wantsPerson(text)).toBe(true); });
  it.each(notWanting)('is not all of: %s', (text) => { expect(wantsPerson(text)).toBe(false); });
});

describe('despair', () => {
  it.each(despairing)('speaks in: %s', (text) => { expect(inDespair(text)).toBe(true); });
  it.each(onlyTrouble)('does not speak in: %s', (text) => { expect(inDespair(text)).toBe(false); });
});
