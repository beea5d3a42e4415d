import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/reading/language.ts';

/** What a text says of its language whatever the fallback is; `fallback` where it says nothing. */
function heard(text: string): string {
  const [sv, en] = [languageOf(text, 'sv'), languageOf(text, 'en')];
  return sv === en ? sv : 'fallback';
}

describe('the language of a message', () => {
  it.each([
    'Jag vill starta företag', 'behover pengar till butiken', 'ja ä lite osäker på va ja ska göra', 'inte än', 'vet inte', 'nej', 'lån?', 'varumärke', 'hej jag vill ha loan', 'Vi sitter i Oslo och vill starta bolag i Sverige', 'jag har en bedrift i Mora ikke sant',
    'å sen då', 'exportcheck', 'hur mycket kostar de', 'Almi eller banken?', 'snickerifirma i Nora',
  ])('is Swedish: %s', (text) => { expect(heard(text)).toBe('sv'); });

  it.each([
    'I run a small company in Älvdalen and we need a grant', 'We are a company in Örebro', 'not yet', 'yes please', 'dont know', 'need money for my shop', 'late fee for the annual report', 'hello can I get help with my företag', 'I want to speak with Almi', 'export to Norway, who helps?', 'what is a ekonomisk förening',
  ])('is English: %s', (text) => { expect(heard(text)).toBe('en'); });

  it.each([
    'Haluamme perustaa yrityksen Ruotsiin, voitteko auttaa?', 'Ich möchte eine Firma in Schweden gründen', 'Quiero abrir una empresa en Suecia, ¿qué necesito?', 'Chcę założyć firmę w Szwecji, proszę o pomoc', 'Waxaan rabaa inaan ganacsi bilaabo', 'أريد أن أفتح شركة في السويد',
    'Я хочу открыть фирму в Швеции', 'Je voudrais créer une entreprise en Suède', 'Ik wil graag een bedrijf starten in Zweden', 'Želim otvoriti firmu u Švedskoj, kako?', 'Hei, jeg vil gjerne starte en bedrift i Sverige, hvordan gjør jeg det?', 'Hej, jeg vil gerne starte en virksomhed i Sverige, hvad skal jeg gøre?',
    'Tôi muốn mở công ty ở Thụy Điển', 'İsveç’te şirket kurmak istiyorum', 'Hola', '我想开公司',
  ])('is another: %s', (text) => { expect(heard(text)).toBe('other'); });

  it.each(['Anna Svensson', 'ok', '👍', '12', '070-1234567', 'Mora', 'Hassan Ali', 'Business Sweden', 'Almi', 'Ben', '', '???', '12 500', 'Anna & Erik'])('is not told by: %s', (text) => { expect(heard(text)).toBe('fallback'); });
});
