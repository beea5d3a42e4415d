import type { Place } from '../../src/reading/place.ts';

const dalarna = (municipality: string, ...names: string[]): Place => ({ municipality, region: 'dalarna', county: 'Dalarnas län', names: [municipality, ...names] });
const orebro = (municipality: string, ...names: string[]): Place => ({ municipality, region: 'orebro', county: 'Örebro län', names: [municipality, ...names] });
const elsewhere = (municipality: string, county: string): Place => ({ municipality, region: undefined, county, names: [municipality] });

/** Enough of the gazetteer to try every rule on. */
export const places: Place[] = [
  dalarna('Mora', 'Färnäs', 'Östnor', 'Sollerön', 'Mora-Noret'), dalarna('Malung-Sälen', 'Malung', 'Sälen', 'Lima'), dalarna('Falun', 'Svärdsjö', 'Enviken', 'Falu gruva'), dalarna('Leksand', 'Insjön', 'Tällberg'),
  dalarna('Borlänge', 'Ornäs', 'Romme Alpin'), dalarna('Vansbro', 'Dala-Järna', 'Dalajärna'), dalarna('Älvdalen', 'Idre', 'Särna'), dalarna('Rättvik', 'Boda'), dalarna('Säter', 'Gustafs', 'Stora Skedvi'), dalarna('Ludvika', 'Grängesberg'),
  orebro('Örebro', 'Stora Mellösa', 'Odensbacken', 'Marieberg'), orebro('Nora', 'Gyttorp'), orebro('Kumla', 'Hällabrottet'), orebro('Karlskoga', 'Bofors'), orebro('Lindesberg', 'Frövi', 'Storå'), orebro('Degerfors', 'Svartå'), orebro('Hällefors', 'Grythyttan'),
  elsewhere('Göteborg', 'Västra Götalands län'), elsewhere('Stockholm', 'Stockholms län'), elsewhere('Uppsala', 'Uppsala län'), elsewhere('Vara', 'Västra Götalands län'), elsewhere('Mark', 'Västra Götalands län'), elsewhere('Åre', 'Jämtlands län'),
  elsewhere('Kinda', 'Östergötlands län'), elsewhere('Boden', 'Norrbottens län'), elsewhere('Malå', 'Västerbottens län'), elsewhere('Umeå', 'Västerbottens län'), elsewhere('Norberg', 'Västmanlands län'), elsewhere('Eda', 'Värmlands län'),
];
