/** One way of saying that somebody is in danger. It does not count where its sentence also has `unless`, or is followed by `next`. */
export type Sign = { pattern: RegExp; unless?: RegExp; next?: RegExp };

/** What stands for many words in the lists of signs, written as `<name>`. */
const words: Readonly<Record<string, string>> = {
  i: '(?:jag|ja|jak|jg|i)',
  me: '(?:mig|mej|mei|me)',
  us: '(?:mig|mej|me|oss|us|barnen|ungarna|min son|min dotter|min mamma|mamma|kids|the kids|my kids|my children|the children|my son|my daughter|my mother|my wife|familjen|my family)',
  self: '(?:mig|mej|me|sig|sej|dig|oss|myself|himself|herself|themselves|ourselves|my self)',
  not: '(?:inte|int|ente|itne|inta|ej|icke|aldrig|inge|ikke|it)(?: (?:langre|lengre|langer|mer|mera|ens|bara|alls|heller|riktigt|att|av|av att|ha|orka))*',
  on: '(?: (?:langre|lengre|langer|mer|mera|nu|just nu|alls|any ?more|any longer|more|now))?',
  so: '(?: (?:bara|verkligen|faktiskt|helt enkelt|nog|mest|helst|hellre|lika garna|nastan|ibland|ofta|jag|ja|han|hon|just|really|only|simply|honestly|often|sometimes|to|att|fa|far|fick|skulle|alltid|always|inget hellre an att|inget annat an att))*',
  and: '(?:och|o|a|and)',
  he: "(?:han|hon|hen|dom|de|he|she|they|who|som|gubben|karln|mannen|[a-z]+ (?:man|make|maka|fru|sambo|kille|tjej|pojkvan|flickvan|exman|ex|far|pappa|bror|son|svarfar|chef|agare|kompanjon|delagare|partner|husband|wife|boyfriend|girlfriend|father|brother|boss|landlord|hyresvard|granne|uncle|kusin|arbetsgivare|employer|anstalld|kund|customer|kollega|co owner|stepfather|styvfar|farbror|svager|stalker|hyresgast|tenant|neighbour|neighbor))",
  one: '(?:han|hon|hen|he|she|mamma|pappa|mor|far|mum|mom|dad|mother|father|[a-z]+ (?:man|make|fru|sambo|son|dotter|bror|syster|van|vaninna|kompis|pappa|mamma|far|mor|chef|kompanjon|delagare|granne|kollega|anstalld|husband|wife|partner|brother|sister|friend|father|mother|dad|mum|boss|neighbour|colleague|daughter|employee|co founder|nephew|uncle|kusin))',
  dont: "(?:don't|dont|do not|doesn't|doesnt|does not|didn't|no longer|not|cannot|can't|cant|can not|couldn't|never|won't|wont)(?: (?:really|even|just|actually|ever))*",
  kill: '(?:doda|dodar|mord[a-z]*|skjuta|skjuter|knivhugga|hugga|sticka ner|strypa|stryper|sla|slar|sla ihjal|slar ihjal|skada|skadar|branna|branner|spranga|misshandla|kill|kills|killing|shoot|stab|hurt|burn|beat|harm|murder|strangle|rape|valdta|krossa|bryta)',
};

/** Makes a sign from a pattern without its outer spaces. */
export function sign(source: string, but: { unless?: RegExp; next?: RegExp } = {}): Sign {
  const whole = source.replace(/<([a-z]+)>/g, (_, name: string) => words[name] ?? '');
  return { pattern: new RegExp(` (?:${whole})(?= )`, 'g'), ...but };
}
