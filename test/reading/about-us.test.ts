import { describe, expect, it } from 'vitest';
import { asksAboutUs } from '../../src/reading/about-us.ts';

describe('who we are is what is asked', () => {
  it.each([
    'vilka är ni?', 'Vilka är ni egentligen', 'vem e du', 'Hej! Vem är du?', 'Vad är rätt dörr?', 'vad är det här för något', 'vad kan ni hjälpa till med?', 'Vad kan du hjälpa mig med?', 'va gör ni', 'vad kan du göra?', 'Hur funkar det här?',
    'Vad kan man fråga om här?', 'vem står bakom den här chatten', 'Who are you?', 'what is this', 'What can you help me with?', 'hello, what do you do here?', 'How does this work?', 'who runs this chat',
  ])('%s', (text) => { expect(asksAboutUs(text)).toBe(true); });
});

describe('something else is asked besides, or instead', () => {
  it.each([
    'Vad kan ni hjälpa oss med när vi ska exportera?', 'Vilka är ni som ger lån?', 'vem är du på Almi', 'Vad gör Almi?', 'vad kan vi göra åt tullen', 'Hur funkar det här med moms?', 'Vad är det här för bidrag?', 'Vem är det som betalar?',
    'What can you do about late payments?', 'Who are you to say no?', 'How does this work with VAT?', 'What is this grant for?',
  ])('%s', (text) => { expect(asksAboutUs(text)).toBe(false); });
});
