import { describe, expect, it } from 'vitest';
import { speaksAsSeveral } from '../../src/reading/plural.ts';

const severalSay = [
  'Vi vill börja exportera', 'vi gör verktyg i Mora', 'kan ni hjälpa oss?', 'Vår verkstad i Falun växer', 'våra kunder betalar sent', 'vårt bageri', 'We run a hotel near Sälen',
  'Our bank said no', "we're four friends", 'Jag driver en firma, vi är fyra anställda', 'jag och min bror äger gården, vi behöver lån', 'can you help us', 'hos oss går det bra', 'Vi undrar, kan vi boka ett möte?',
  'VI SÖKER LOKAL',
];
const oneSays = [
  'Jag vill starta företag', 'söker lån', 'Kan vi ses nästa vecka? Jag har en idé', 'my own shop', 'I have an idea', "I'm from Canada", 'var ligger kontoret', 'vara med i nätverk', 'vart vänder man sig',
  'ja har en liten firma', 'hej', 'Jag har ett bolag. Jag säljer kläder. Jag vill ha råd. Min bank säger att vi ses', 'export to the US', 'Kan vi boka ett möte?', 'man undrar ju', '',
];

describe('whether several speak', () => {
  it.each(severalSay)('several say: %s', (text) => { expect(speaksAsSeveral(text)).toBe(true); });
  it.each(oneSays)('one says: %s', (text) => { expect(speaksAsSeveral(text)).toBe(false); });
});
