/** What each need is called when somebody says that it is not what they came for. Folded patterns for one word or a few. */
export const cues: readonly (readonly [string, string])[] = [
  ['lan', '(?:(?:bank|mikro|topp|foretags|tillvaxt|snabb|sms|privat|start|grona?|ny)?lan(?:et|en)?|lana|lanar|laneansokan|loans?|borrow|borrowing|lending|lend)'],
  ['riskkapital', '(?:riskkapital|riskkapitalet|investerare|investerarna|investeraren|agarkapital|delagare|venture capital|investors?|equity|angels?|business angels?|riskkapitalister|(?:give away|sell|salja|ge bort|slappa ifran) (?:oss |mig |our )?(?:shares|aktier|agande))'],
  ['bidrag', '(?:[a-z]*bidrag|bidraget|bidragen|bidragspengar|grants?|subsid(?:y|ies)|[a-z]*checkar|[a-z]*checken)'],
  ['eu_pengar', '(?:eu pengar|eu medel|eu stod|eu bidrag|eu projekt|eu money|eu funding|eu funds|eu projects?)'],
  ['export', '(?:export|exporten|exportera|exporterar|exportradgivning|exporting|utomlands|utlandet|andra lander|abroad|overseas|other countries)'],
  ['import', '(?:import|importen|importera|importerar|importing)'],
  ['patent', '(?:patent|patentet|patentera|patenterar|patents)'],
  ['varumarke', '(?:varumarke|varumarket|varumarken|varumarkesskydd|trademarks?|trade mark)'],
  ['starta_foretag', '(?:starta (?:eget|foretag|bolag|nytt|firma|ett foretag|ett bolag|ett nytt [a-z]+)|start(?:ing)? (?:a |my own )(?:new )?(?:company|business|firm)|nystart)'],
  ['coachning', '(?:coach|coacher|coachen|coachning|coaching|coaches)'],
  ['mentor', '(?:mentor|mentorn|mentorer|mentors|mentorskap|mentoring)'],
  ['radgivning', '(?:radgivning|radgivningen|radgivare|foretagsradgivare|adviser|advisor|advisers|advisors|advice|consultants?|konsulter)'],
  ['utbildning', '(?:kurs|kursen|kurser|utbildning|utbildningar|utbildningen|courses?|training|seminarier|seminarium|forelasningar)'],
  ['kompetens', '(?:anstalla|rekrytera|rekrytering|hire|hiring|recruit|recruiting|ny personal|mer personal|more staff|more people)'],
  ['natverk', '(?:natverk|natverket|natverka|natverkande|natverkstraffar|natverkstraff|networking|networks?|mingel)'],
  ['marknadsforing', '(?:marknadsforing|reklam|marknadsfora|marketing|advertising|annonser|sociala medier)'],
  ['agarskifte', '(?:salja (?:firman|foretaget|bolaget|verksamheten|rorelsen|garden)|agarskifte|generationsskifte|(?:sell|selling) (?:the |my |our )?(?:company|business|firm|farm))'],
  ['avveckla', '(?:lagga ner|lagga ned|laggas ner|avveckla|avveckling|stanga igen|close down|closing down|shut down|wind up|winding up)'],
  ['tillvaxt', '(?:vaxa|bli storre|expandera|skala upp|tillvaxt|grow|growing|growth|scale up|expand|get bigger)'],
  ['upphandling', '(?:upphandling|upphandlingar|upphandlingen|procurement|tenders?)'],
  ['kooperativ', '(?:kooperativ|ekonomisk forening|cooperative|co op)'],
  ['lokaler', '(?:lokal|lokaler|lokalen|kontor|kontorsplats|premises|office space)'],
  ['startup', '(?:inkubator|inkubatorn|inkubatorer|incubators?|accelerator|acceleratorn)'],
  ['digitalisering', '(?:digitalisering|digitalisera|hemsida|webbplats|e handel|digitalis?zation|digitalize|website)'],
  ['student', '(?:studenter|studentprogram|students?)'],
];

/** Money of any kind: all of these are meant. */
export const money = '(?:pengar|pengarna|finansiering|kapital|ekonomiskt stod|money|funding|financing|capital|finance|cash)';
export const moneyNeeds = ['lan', 'bidrag', 'riskkapital', 'eu_pengar'] as const;
/** What one may do without, and set something else in the place of: "växa utan lån" says so, "sälja utan patent" does not. */
export const spared: ReadonlySet<string> = new Set(['lan', 'riskkapital', 'bidrag', 'kompetens', 'money']);
